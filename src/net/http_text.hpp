// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// As much of HTTP/1.1 (RFC 9110, RFC 9112) as heads of answers need, without the bytes of anybody being trusted.
namespace livechat::customer::net {

/// What every head of HTTP/1.0 and 1.1 begins with.
inline constexpr std::string_view beginning_of_http = "HTTP/1.";

/// Without the spaces and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// The status in the first line of a head; 0 when that is no status line.
[[nodiscard]] int status_of(std::string_view head) noexcept;

/// How often a field is there.
[[nodiscard]] std::size_t count_of(std::string_view head, std::string_view lower_name) noexcept;

/// The value of the first field of that name, without white space around it; empty when there is none.
[[nodiscard]] std::string_view value_of(std::string_view head, std::string_view lower_name) noexcept;

/// The wait that `Retry-After` asks for: seconds, or a date, which is taken relative to the answer's own `Date`. A year at
/// most.
[[nodiscard]] std::optional<std::chrono::seconds> retry_after_of(std::string_view head);

/// Whether text may be the name of a field (a token, RFC 9110, section 5.6.2).
[[nodiscard]] bool is_field_name(std::string_view text) noexcept;

/// Whether text may be the value of a field: visible ASCII, and spaces and tabs within.
[[nodiscard]] bool is_field_value(std::string_view text) noexcept;

[[nodiscard]] bool is_same_name(std::string_view left, std::string_view right) noexcept;

}  // namespace livechat::customer::net
