// SPDX-License-Identifier: Apache-2.0
#include "net/http_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "net/ascii.hpp"

namespace livechat::customer::net {

namespace {

/// Longer waits are cut: nobody means them, and a clock of nanoseconds could not count them.
constexpr long most_wait_s = long{365} * 24 * 3600;

/// Calls `see(name, value)` for each field; `see` returns false to end it.
template <class See>
void each_field(std::string_view head, See see) {
  while (!head.empty()) {
    auto const line = head.substr(0, head.find("\r\n"));
    auto const colon = line.find(':');
    if (colon != std::string_view::npos && !see(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))))
      return;
    head.remove_prefix(std::min(line.size() + 2, head.size()));
  }
}

std::optional<long> number_of(std::string_view text) noexcept {
  long number = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || text.empty() || !is_digit(text.front())) {
    return std::nullopt;
  }
  return number;
}

int month_of(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const found = std::ranges::find(names, name);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`: the form that senders must use (RFC 9110, section 5.6.7).
std::optional<std::chrono::sys_seconds> date_of(std::string_view text) {
  if (text.size() != 29 || !text.ends_with(" GMT") || text.substr(3, 2) != ", ") return std::nullopt;
  auto const day = number_of(text.substr(5, 2));
  auto const month = month_of(text.substr(8, 3));
  auto const year = number_of(text.substr(12, 4));
  auto const hour = number_of(text.substr(17, 2));
  auto const minute = number_of(text.substr(20, 2));
  auto const second = number_of(text.substr(23, 2));
  if (!day || month == 0 || !year || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60 || text[19] != ':' || text[22] != ':') return std::nullopt;
  std::chrono::year_month_day const date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
  auto const is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_same_name(std::string_view left, std::string_view right) noexcept {
  return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

int status_of(std::string_view head) noexcept {
  // HTTP/1.1 101
  if (!head.starts_with(beginning_of_http) || head.size() < 12 || !is_digit(head[7]) || head[8] != ' ') return 0;
  if (head.size() > 12 && head[12] != ' ' && head[12] != '\r') return 0;
  int status = 0;
  for (char const c : head.substr(9, 3)) {
    if (!is_digit(c)) return 0;
    status = status * 10 + (c - '0');
  }
  return status;
}

std::size_t count_of(std::string_view head, std::string_view lower_name) noexcept {
  std::size_t count = 0;
  each_field(head, [&](std::string_view name, std::string_view) {
    if (is_same_name(name, lower_name)) ++count;
    return true;
  });
  return count;
}

std::string_view value_of(std::string_view head, std::string_view lower_name) noexcept {
  std::string_view found;
  each_field(head, [&](std::string_view name, std::string_view value) {
    if (!is_same_name(name, lower_name)) return true;
    found = value;
    return false;
  });
  return found;
}

std::optional<std::chrono::seconds> retry_after_of(std::string_view head) {
  auto const asked = value_of(head, "retry-after");
  if (auto const seconds = number_of(asked)) return std::chrono::seconds(std::min(*seconds, most_wait_s));
  auto const until = date_of(asked);
  auto const now = date_of(value_of(head, "date"));
  if (!until || !now || *until <= *now) return std::nullopt;
  return std::min<std::chrono::seconds>(*until - *now, std::chrono::seconds(most_wait_s));
}

bool is_field_name(std::string_view text) noexcept {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_letter_or_digit(c) || others.find(c) != std::string_view::npos;
  });
}

bool is_field_value(std::string_view text) noexcept {
  return trimmed(text) == text && std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; });
}

}  // namespace livechat::customer::net
