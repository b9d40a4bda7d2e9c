// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace livechat::customer::wire {

/// Judges text that comes in parts (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
class utf8_check {
 public:
  /// False: what came so far cannot become UTF-8.
  [[nodiscard]] bool take(std::string_view part) noexcept;

  /// Whether the text may end here.
  [[nodiscard]] bool is_whole() const noexcept { return missing_ == 0; }

 private:
  [[nodiscard]] bool begin(unsigned char lead) noexcept;

  std::uint8_t missing_ = 0;   // bytes until the character is whole
  std::uint8_t least_ = 0x80;  // what the next one must be
  std::uint8_t most_ = 0xBF;
};

}  // namespace livechat::customer::wire
