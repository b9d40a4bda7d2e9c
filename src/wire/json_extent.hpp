// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

/// Where values end, in a text that `check` has passed.
namespace livechat::customer::wire::json {

/// Between values: nothing else below a space gets past `check` there.
[[nodiscard]] constexpr bool is_white_space(char c) noexcept { return static_cast<unsigned char>(c) <= ' '; }

struct string_extent {
  std::size_t size = 0;  ///< in bytes, quotes included
  bool has_escapes = false;
};

/// The string that `text` begins with.
[[nodiscard]] string_extent extent_of_string(std::string_view text) noexcept;

/// Bytes of the array or object that `text` begins with.
[[nodiscard]] std::size_t container_size(std::string_view text) noexcept;

/// Bytes of the number, boolean or null that `text` begins with.
[[nodiscard]] std::size_t scalar_size(std::string_view text) noexcept;

}  // namespace livechat::customer::wire::json
