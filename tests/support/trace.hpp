// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "machine/instant.hpp"

namespace livechat::simulation {

/// What happened, line by line, with its time. Its hash tells whether two runs were the same; its text is kept only when
/// asked for: a simulated day has many lines.
class trace {
 public:
  explicit trace(bool keeps_text) : keeps_text_(keeps_text) {}

  void add(machine::instant now, std::string_view line);

  [[nodiscard]] std::uint64_t hash() const noexcept { return hash_; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  void mix(std::string_view bytes);

  bool keeps_text_;
  std::uint64_t hash_ = 0xCBF29CE484222325U;
  std::string text_;
};

}  // namespace livechat::simulation
