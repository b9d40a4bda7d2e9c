// SPDX-License-Identifier: Apache-2.0
#include "wire/validate.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace livechat::customer::wire {

bool validator::complain(std::string_view name, std::string text) {
  if (!name.empty()) problem_.enter(name);
  problem_.text = std::move(text);
  return false;
}

bool validator::rows_are_good(const void* object, std::span<const checkable_row> rows) {
  return std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row_is_good(object, row); });
}

bool validator::row_is_good(const void* object, const checkable_row& row) {
  const auto& [name, need, text, bounds, facts] = *row.facts;
  const bool is_needed = need == describe::presence::required || need == describe::presence::sent;
  const bool must_say_something = is_needed && !facts.is_disputed && !facts.may_be_empty;
  if (must_say_something && row.is_text && !row.is_set(object)) return complain(name, "missing");
  if (facts.since > version_ && row.is_set(object)) {
    return complain(name, "needs API version " + std::string(to_string(facts.since)) + ", this is " +
                              std::string(to_string(version_)));
  }
  if (need == describe::presence::served || row.good(*this, object, bounds)) return true;
  problem_.enter(name);
  return false;
}

namespace {

/// Which of a rule's fields are set, by their place in the rule; of what makes another one needed, whether it does.
std::array<bool, describe::rule::max_fields> set_among(const describe::rule& rule, const void* object,
                                                       std::span<const checkable_row> rows) {
  std::array<bool, describe::rule::max_fields> found{};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [name = rule.fields[i]](const auto& r) { return r.facts->name == name; });
    if (row == rows.end()) continue;
    const bool is_condition = rule.what == describe::rule_kind::needed_when && i == 1;
    found[i] = is_condition ? row->says(object, rule.word) : row->is_set(object);
  }
  return found;
}

}  // namespace

bool validator::rules_are_kept(const void* object, std::span<const checkable_row> rows,
                               std::span<const describe::rule> rules) {
  for (const auto& rule : rules) {
    if (rule.id.empty()) return true;
    if (!is_kept(rule, set_among(rule, object, rows))) return false;
  }
  return true;
}

bool validator::few_enough(std::size_t count, const describe::limits& bounds) {
  if (bounds.max_items == 0 || count <= bounds.max_items) return true;
  return complain("", std::to_string(count) + " entries, at most " + std::to_string(bounds.max_items) + " are allowed");
}

bool validator::is_one_of(std::string_view word, const std::vector<std::string_view>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return true;
  return complain("", "none of: " + joined(allowed));
}

bool validator::is_in_version(std::string_view word, api_version since) {
  if (since <= word_version_) return true;
  return complain("", std::string(word) + " needs API version " + std::string(to_string(since)) + ", this is " +
                          std::string(to_string(word_version_)));
}

bool validator::good(const std::string& value, const describe::limits& bounds) {
  if (bounds.max_bytes != 0 && value.size() > bounds.max_bytes) {
    return complain(
        "", std::to_string(value.size()) + " bytes, at most " + std::to_string(bounds.max_bytes) + " are allowed");
  }
  if (!json::is_utf8(value)) return complain("", "not UTF-8");
  return true;
}

bool validator::good(std::int64_t value, const describe::limits& bounds) {
  if (bounds.min && value < *bounds.min) return complain("", "at least " + std::to_string(*bounds.min));
  if (bounds.max && value > *bounds.max) return complain("", "at most " + std::to_string(*bounds.max));
  return true;
}

bool validator::good(double value, const describe::limits&) {
  return std::isfinite(value) || complain("", "not a finite number");
}

bool validator::good(const timestamp& value, const describe::limits&) {
  if (value.empty() || value.time()) return true;
  return complain("", "not a time of RFC 3339, like 2017-10-12T15:19:21.010200Z");
}

bool validator::good(const json_text& value, const describe::limits&) {
  if (value.empty()) return true;
  if (const auto wrong = json::check(value.text())) return complain("", "not JSON: " + *wrong);
  if (json::value(value.text()).kind() == json::kind::object) return true;
  return complain("", "not a JSON object");
}

/// Namespaces with names with values; what a value may be is the business of whoever configured the property.
bool validator::good(const properties& value, const describe::limits& bounds) {
  if (!good(static_cast<const json_text&>(value), bounds)) return false;
  if (value.empty()) return true;
  auto namespaces = json::value(value.text()).items();
  for (std::size_t at = 0; const auto one = namespaces.next(); ++at) {
    if (one->value.kind() == json::kind::object) continue;
    return complain("[" + std::to_string(at) + "]", "a namespace holds an object of names and values");
  }
  return true;
}

bool validator::good(const session_fields& value, const describe::limits& bounds) {
  std::set<std::string_view> names;  // of several pairs with one name the last counts: that is one field
  for (const auto& [name, text] : value) names.insert(name);
  if (!few_enough(names.size(), bounds)) return false;
  for (std::size_t at = 0; const auto& [name, text] : value) {
    const std::string place = "[" + std::to_string(at++) + "]";
    if (!json::is_utf8(name)) return complain(place, "a name that is not UTF-8");
    if (!json::is_utf8(text)) return complain(place, "not UTF-8");
  }
  return true;
}

bool validator::good(const form_answer& value, const describe::limits& bounds) {
  if (const auto* text = value.text()) return good(*text, bounds);
  if (const auto* option = value.option()) return good(*option);
  if (const auto* options = value.options()) return good(*options, bounds);
  if (value.empty()) return true;
  const auto wrong = json::check(value.other()->text());
  return !wrong || complain("", "not JSON: " + *wrong);
}

bool validator::good(const std::map<std::string, std::string>& value, const describe::limits& bounds) {
  if (!few_enough(value.size(), bounds)) return false;
  for (const auto& [name, text] : value) {
    if (!json::is_utf8(name)) return complain("", "a name that is not UTF-8");
    if (!json::is_utf8(text)) return complain(name, "not UTF-8");
  }
  return true;
}

namespace {

std::string listed(const describe::rule& rule, std::string_view between) {
  std::string out;
  for (const auto name : rule.fields) {
    if (!name.empty()) out += (out.empty() ? "" : std::string(between)) + std::string(name);
  }
  return out;
}

std::size_t listed_count(const describe::rule& rule) {
  return static_cast<std::size_t>(
      std::count_if(rule.fields.begin(), rule.fields.end(), [](std::string_view name) { return !name.empty(); }));
}

}  // namespace

bool validator::is_kept(const describe::rule& rule, const set_fields& set) {
  const auto count = static_cast<std::size_t>(std::count(set.begin(), set.end(), true));
  switch (rule.what) {
    case describe::rule_kind::excludes:
      for (std::size_t i = 1; set[0] && i < set.size(); ++i) {
        if (set[i]) return complain(rule.fields[i], "not together with " + std::string(rule.fields[0]));
      }
      return true;
    case describe::rule_kind::mutually_exclusive:
      return count <= 1 || complain("", "only one of " + listed(rule, ", ") + " may be set");
    case describe::rule_kind::at_least_one_of:
      return count >= 1 || complain("", "at least one of " + listed(rule, ", ") + " must be set");
    case describe::rule_kind::both_or_neither:
      return count == 0 || listed_count(rule) == count || complain("", listed(rule, " and ") + " go together");
    case describe::rule_kind::needed_when:
      return set[0] || !set[1] ||
             complain(rule.fields[0],
                      "missing: needed when " + std::string(rule.fields[1]) + " is " + std::string(rule.word));
  }
  return true;
}

template bool validator::good(const event::one_of&, const describe::limits&);

}  // namespace livechat::customer::wire
