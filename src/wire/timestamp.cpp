// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/timestamp.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace livechat::customer::inline v0 {

namespace {

namespace chrono = std::chrono;

/// Reads exactly `digits` digits at `at`; -1 when they are not there.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int value = 0;
  const auto* begin = text.data() + at;
  const auto [end, ec] = std::from_chars(begin, begin + digits, value);
  return ec == std::errc() && end == begin + digits && *begin != '-' ? value : -1;
}

constexpr std::size_t size_to_seconds = 19;  // 2017-10-12T15:19:21

bool has_separators(std::string_view text) {
  return text.size() > size_to_seconds && text[4] == '-' && text[7] == '-' && (text[10] == 'T' || text[10] == 't') &&
         text[13] == ':' && text[16] == ':';
}

/// The fraction behind the seconds, in microseconds; moves `at` behind it. A point without digits is none.
std::int64_t fraction_at(std::string_view text, std::size_t& at) {
  if (number_at(text, at + 1, 1) < 0 || text[at] != '.') return 0;
  ++at;
  std::int64_t micros = 0;
  std::int64_t unit = 100'000;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    micros += (text[at] - '0') * unit;
    unit /= 10;
  }
  return micros;
}

/// The offset from UTC that ends the text; nothing when it is none.
std::optional<chrono::minutes> offset_at(std::string_view text, std::size_t at) {
  if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) return chrono::minutes(0);
  if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') return std::nullopt;
  const int hours = number_at(text, at + 1, 2);
  const int minutes = number_at(text, at + 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const chrono::minutes size(hours * 60 + minutes);
  return text[at] == '-' ? -size : size;
}

}  // namespace

timestamp::timestamp(time_point time) {
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss<chrono::microseconds> clock(time - day);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  text_ = text.data();
}

std::optional<timestamp::time_point> timestamp::time() const {
  const std::string_view text = text_;
  if (!has_separators(text)) return std::nullopt;
  const int year = number_at(text, 0, 4);
  const int month = number_at(text, 5, 2);
  const int day = number_at(text, 8, 2);
  const int hours = number_at(text, 11, 2);
  const int minutes = number_at(text, 14, 2);
  const int seconds = number_at(text, 17, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  // 60: a leap second, which RFC 3339 allows.
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  std::size_t at = size_to_seconds;
  const chrono::microseconds fraction(fraction_at(text, at));
  const auto offset = offset_at(text, at);
  if (!offset) return std::nullopt;
  return chrono::sys_days(date) + chrono::hours(hours) + chrono::minutes(minutes) + chrono::seconds(seconds) +
         fraction - *offset;
}

}  // namespace livechat::customer::inline v0
