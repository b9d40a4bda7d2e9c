// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "machine/instant.hpp"

namespace livechat::emulator::net {

/// What the server has to do later by itself: cut those who linger. One list, so that one timer is enough.
class chores {
 public:
  using job = std::function<void()>;

  void add(machine::instant at, job what) { jobs_.emplace(std::pair(at, ++added_), std::move(what)); }

  [[nodiscard]] std::optional<machine::instant> next() const {
    if (jobs_.empty()) return std::nullopt;
    return jobs_.begin()->first.first;
  }

  void do_due(machine::instant now) {
    while (next() && *next() <= now) {
      const job due = std::move(jobs_.begin()->second);
      jobs_.erase(jobs_.begin());
      due();
    }
  }

 private:
  std::map<std::pair<machine::instant, std::uint64_t>, job> jobs_;
  std::uint64_t added_ = 0;
};

}  // namespace livechat::emulator::net
