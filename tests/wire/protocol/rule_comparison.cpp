// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/rule_comparison.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/catalogue_words.hpp"
#include "wire/protocol/names.hpp"
#include "wire/protocol/placed_rows.hpp"

namespace livechat::customer::wire::test {

namespace {

std::string_view word_of_rule(describe::rule_kind kind) {
  switch (kind) {
    case describe::rule_kind::excludes:
      return "excludes";
    case describe::rule_kind::mutually_exclusive:
      return "mutually_exclusive";
    case describe::rule_kind::at_least_one_of:
      return "at_least_one_of";
    case describe::rule_kind::both_or_neither:
      return "both_or_neither";
    case describe::rule_kind::needed_when:
      return "needed_when";
  }
  return "?";
}

/// Rules that a row or a C++ type keeps: they have no row of their own among the rules.
bool is_kept_by_row(const placed_rows& rows, const docs& rule) {
  const std::string kind = rule["kind"].string();
  if (kind == "max_items") {
    const field_row* row = rows.find(rule["params"].strings().front());
    return row != nullptr && std::to_string(row->bounds.max_items) == rule["max"].text();
  }
  if (kind == "map_keys") {
    const field_row* row = rows.around(with_keys(rule["params"].strings().front()));
    return row != nullptr && row->type.starts_with("map<");
  }
  if (kind == "required_with") {
    const field_row* row = rows.find(rule["then_required"].string());
    return row != nullptr && (row->need == describe::presence::required || row->need == describe::presence::sent);
  }
  return false;
}

std::vector<std::string> fields_of_rule(const docs& rule) {
  if (rule["kind"].string() != "excludes") return rule["params"].strings();
  std::vector<std::string> out = {rule["if_present"].string()};
  for (auto& name : rule["excluded"].strings()) out.push_back(std::move(name));
  return out;
}

}  // namespace

void compare_rules(account& into, const entry& ours, const docs& theirs) {
  const std::string name(ours.about->name);
  const placed_rows rows(ours.fields);
  name_set ids;
  for (const docs& rule : theirs.elements()) {
    const std::string id = rule["id"].string();
    ids.insert(id);
    if (is_kept_by_row(rows, rule)) {
      into.there(name, "rule " + id, true);
      continue;
    }
    const auto all = wire::rules_of(ours);
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.rule->id == id; });
    into.there(name, "rule " + id, found != all.end());
    if (found == all.end()) continue;
    into.same(name + "." + id, "kind", rule["kind"].string(), std::string(word_of_rule(found->rule->what)));
    std::vector<std::string> fields;
    for (const auto field : wire::names_in(found->rule->fields)) fields.push_back(found->place + std::string(field));
    into.same(name + "." + id, "fields", wire::joined(fields_of_rule(rule)), wire::joined(fields));
  }
  for (const auto& one : wire::rules_of(ours)) {
    if (one.place.empty() && !ids.contains(std::string(one.rule->id))) {
      into.not_in_docs(name, "rule " + std::string(one.rule->id));
    }
  }
}

}  // namespace livechat::customer::wire::test
