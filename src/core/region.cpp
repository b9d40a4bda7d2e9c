// SPDX-License-Identifier: Apache-2.0
#include "core/region.hpp"

#include <algorithm>
#include <utility>

#include "core/limits.hpp"

namespace livechat::customer::core {

namespace {

bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

}  // namespace

// fra, dal, fra-a, eu-west: two to four letters, then maybe a dash and up to four letters or digits.
bool is_region(std::string_view text) noexcept {
  const auto dash = text.find('-');
  const std::string_view name = text.substr(0, dash);
  if (name.size() < 2 || name.size() > 4 || !std::all_of(name.begin(), name.end(), is_lower)) return false;
  if (dash == std::string_view::npos) return true;
  const std::string_view rest = text.substr(dash + 1);
  return !rest.empty() && rest.size() <= 4 &&
         std::all_of(rest.begin(), rest.end(), [](char c) { return is_lower(c) || is_digit(c); });
}

// What stands behind the dash is not a place that has a host of its own: the official client knows `dal` and `fra`.
std::string region_of_token(std::string_view token) {
  constexpr std::string_view scheme = "Bearer ";
  if (token.starts_with(scheme)) token.remove_prefix(scheme.size());
  const auto colon = token.find(':');
  if (colon == std::string_view::npos || !is_region(token.substr(0, colon))) return {};
  const std::string_view prefix = token.substr(0, colon);
  return std::string(prefix.substr(0, prefix.find('-')));
}

bool region_choice::follow(machine::instant now, std::string_view named) {
  if (!is_region(named) || named == current_ || named == from_) return false;
  // The oldest of the last two: a third hop within the time is one too many.
  auto& oldest = *std::min_element(hops_.begin(), hops_.end());
  if (oldest && now < *oldest + limits::region_hops_within) return false;
  oldest = now;
  from_ = std::exchange(current_, std::string(named));
  return true;
}

}  // namespace livechat::customer::core
