// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "machine/instant.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

/// One alarm on a loop; everybody who shares a loop has one of his own. No Asio in this header.
/// Thread rule: on the thread that runs the loop, or before it runs. Lifetime: the loop outlives it.
class alarm {
 public:
  explicit alarm(loop& on);
  ~alarm();
  alarm(const alarm&) = delete;
  alarm& operator=(const alarm&) = delete;

  /// Calls `expired` once at `when`; takes the place of what was set before. Nothing: no alarm.
  void set(std::optional<machine::instant> when, std::function<void()> expired = {});

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace livechat::customer::net
