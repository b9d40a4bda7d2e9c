// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

/// Where values end, in a text that `check` has passed. Values inside of values are walked by whoever reads the outer ones,
/// too, so this is most of the time that reading takes.
namespace livechat::customer::wire::json {

[[nodiscard]] constexpr bool is_white_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Bytes of the string that `text` begins with, quotes included.
[[nodiscard]] std::size_t string_size(std::string_view text) noexcept;

/// Bytes of the array or object that `text` begins with.
[[nodiscard]] std::size_t container_size(std::string_view text) noexcept;

/// Bytes of the number, boolean or null that `text` begins with.
[[nodiscard]] std::size_t scalar_size(std::string_view text) noexcept;

}  // namespace livechat::customer::wire::json
