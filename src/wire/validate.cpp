// SPDX-License-Identifier: Apache-2.0
#include "wire/validate.hpp"

#include <cmath>

namespace livechat::customer::wire {

bool validator::complain(std::string_view name, std::string text) {
  if (!name.empty()) problem_.enter(name);
  problem_.text = std::move(text);
  return false;
}

bool validator::few_enough(std::size_t count, const describe::limits& bounds) {
  if (bounds.max_items == 0 || count <= bounds.max_items) return true;
  return complain("", std::to_string(count) + " entries, at most " + std::to_string(bounds.max_items) + " are allowed");
}

bool validator::good(const std::string& value, const describe::limits& bounds) {
  if (bounds.max_bytes != 0 && value.size() > bounds.max_bytes) {
    return complain(
        "", std::to_string(value.size()) + " bytes, at most " + std::to_string(bounds.max_bytes) + " are allowed");
  }
  if (!json::is_utf8(value)) return complain("", "not UTF-8");
  return true;
}

bool validator::good(double value, const describe::limits&) {
  return std::isfinite(value) || complain("", "not a finite number");
}

bool validator::good(const json_text& value, const describe::limits&) {
  if (value.empty()) return true;
  if (const auto wrong = json::check(value.text())) return complain("", "not JSON: " + *wrong);
  if (json::value(value.text()).kind() == json::kind::object) return true;
  return complain("", "not a JSON object");
}

bool validator::good(const std::map<std::string, std::string>& value, const describe::limits& bounds) {
  if (!few_enough(value.size(), bounds)) return false;
  for (const auto& [name, text] : value) {
    if (!json::is_utf8(name)) return complain("", "a name that is not UTF-8");
    if (!json::is_utf8(text)) return complain(name, "not UTF-8");
  }
  return true;
}

}  // namespace livechat::customer::wire
