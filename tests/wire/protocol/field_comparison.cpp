// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/field_comparison.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "wire/protocol/known_extras.hpp"
#include "wire/protocol/placed_rows.hpp"
#include "wire/protocol/versions.hpp"

namespace livechat::customer::wire::test {

namespace {

bool is_same_type(const std::string& theirs, const std::string& ours) {
  if (theirs == ours || (theirs == "array" && ours == "array<object>")) return true;
  if (theirs == "array<object>") return ours.starts_with("array<map<");
  return theirs == "object" && (ours == "any" || ours.starts_with("map<"));
}

/// One field of the extract beside ours.
class field_comparison {
 public:
  field_comparison(account& into, std::string table, const placed_rows& ours, bool is_sent)
      : into_(into), table_(std::move(table)), ours_(ours), is_sent_(is_sent) {}

  void compare(const docs& theirs) {
    const std::string name = with_keys(theirs["name"].string());
    place_ = table_ + "." + name;
    if (name == "*") return compare_all_of(theirs);
    const field_row* row = ours_.find(name);
    if (row == nullptr) return compare_part(theirs, name);
    into_.there(place_, "a row", true);
    compare_row(theirs, *row, ours_.around(name));
  }

 private:
  /// `*`: all fields of a structure.
  void compare_all_of(const docs& theirs) {
    const entry* all = wire::find_entry(describe::kind::structure, our_structure(theirs["ref"].string()));
    REQUIRE(all != nullptr);
    for (const field_row& row : all->fields) {
      const std::string name(row.name);
      into_.there(place_, name, ours_.find(name) != nullptr);
    }
  }

  /// What has no row of its own here: the values of a map, and what stands in one of several alternatives.
  void compare_part(const docs& theirs, const std::string& name) {
    const field_row* around = ours_.around(name);
    if (around == nullptr) return into_.there(place_, "a row", false);
    if (name.ends_with(".<key>")) {
      return into_.same(place_, "type", "map<string," + theirs["type"].string() + ">", around->type);
    }
    const field_row* row = row_in_alternative(*around, name.substr(name.rfind('.') + 1));
    into_.there(place_, "a row", row != nullptr);
    if (row != nullptr) into_.same(place_, "type", theirs["type"].string(), row->type);
  }

  static const field_row* row_in_alternative(const field_row& around, std::string_view name) {
    std::vector<std::string_view> names;
    if (around.structure != nullptr) names = around.structure().alternatives;
    if (around.ref == "form_answer") names = {"form_option"};
    for (const auto alternative : names) {
      for (const entry* one : wire::find_entries(alternative)) {
        for (const field_row& row : one->fields) {
          if (row.name == name) return &row;
        }
      }
    }
    return nullptr;
  }

  void compare_row(const docs& theirs, const field_row& row, const field_row* around) {
    const std::string type = theirs["type"].string();
    into_.same(place_, "type", type, is_same_type(type, row.type) ? type : row.type);
    compare_need(theirs, row);
    for (const auto& word : theirs["enum"].strings()) {
      into_.there(place_, "the word " + word, std::find(row.words.begin(), row.words.end(), word) != row.words.end());
    }
    find_extra_words(theirs["enum"].strings(), row);
    compare_limits(theirs, row);
    if (theirs["ref"].is_there()) {
      const std::string ref = our_structure(theirs["ref"].string());
      const bool is_with_more = row.ref == "incoming_chat.chat" && ref == "chat";  // a chat and transferred_from
      into_.same(place_, "ref", ref, is_with_more ? ref : std::string(row.ref));
    }
    compare_basis(theirs, row);
    compare_version(theirs, row, around);
  }

  void find_extra_words(const std::vector<std::string>& theirs, const field_row& row) {
    if (theirs.empty()) return;
    for (const auto word : row.words) {
      const bool is_theirs = std::find(theirs.begin(), theirs.end(), word) != theirs.end();
      const std::string place = place_ + ": " + std::string(word);
      if (!is_theirs && !is_known_extra(place)) into_.not_in_docs(place, "a word");
    }
  }

  void compare_need(const docs& theirs, const field_row& row) {
    const bool is_needed = theirs["required"].is_true();
    const std::string condition = theirs["required_if"].string();
    const bool is_with_parent = condition.ends_with(" present");
    const bool is_ours = row.need == describe::presence::required ||
                         row.need == (is_sent_ ? describe::presence::sent : describe::presence::served);
    // A dispute covers both answers, and what is needed only with a certain type is optional in a struct. What must be
    // sent is looked at there: of what comes, sources say both.
    const bool is_for_senders = row.need == describe::presence::sent && !is_sent_;
    const bool is_open = row.facts.is_disputed || is_for_senders || (!condition.empty() && !is_with_parent);
    const bool is_wanted = is_needed || is_with_parent;
    into_.same(place_, "required", is_wanted ? "yes" : "no", (is_open ? is_wanted : is_ours) ? "yes" : "no");
    if (condition.ends_with(" is webview")) into_.there(place_, condition, has_condition(condition));
  }

  /// `type is webview`: what a rule of our structure says so.
  static bool has_condition(const std::string& condition) {
    const auto* button = wire::find_entry(describe::kind::structure, "rich_message_button");
    for (const auto& one : wire::rules_of(*button)) {
      const auto& rule = *one.rule;
      if (rule.what != describe::rule_kind::needed_when) continue;
      if (std::string(rule.fields[1]) + " is " + std::string(rule.word) == condition) return true;
    }
    return false;
  }

  void compare_limits(const docs& theirs, const field_row& row) {
    const bool is_list = theirs["type"].string().starts_with("array");
    const auto number = [](const std::optional<std::int64_t>& value) {
      return value ? std::to_string(*value) : std::string("none");
    };
    const auto theirs_of = [&](std::string_view key) {
      return theirs[key].is_there() ? std::string(theirs[key].text()) : std::string("none");
    };
    const std::string most = row.bounds.max_items == 0 ? "none" : std::to_string(row.bounds.max_items);
    into_.same(place_, "max", theirs_of("max"), is_list ? most : number(row.bounds.max));
    into_.same(place_, "min", theirs_of("min"), number(row.bounds.min));
    // Bounds of texts are said of requests only.
    if (is_sent_) {
      into_.same(place_, "max_bytes", bytes_in(theirs["constraint"].string()), std::to_string(row.bounds.max_bytes));
    }
    // What a list or a structure is by default, the extract says in words.
    const bool is_in_words = theirs["constraint"].text().find("default") != std::string_view::npos;
    if (theirs["default"].is_there() || !is_in_words) {
      const std::string by_default(row.facts.by_default);
      into_.same(place_, "default", theirs_of("default"), by_default.empty() ? "none" : by_default);
    }
  }

  /// `raw text at most 16 KB, …` is `16384`; `0` when the remark says nothing of the kind.
  static std::string bytes_in(const std::string& remark) {
    const auto unit = remark.find(" KB");
    if (unit == std::string::npos) return "0";
    const auto begin = remark.rfind(' ', unit - 1) + 1;
    return std::to_string(std::stoul(remark.substr(begin, unit - begin)) * 1024);
  }

  void compare_basis(const docs& theirs, const field_row& row) {
    if (theirs["constraint"].string() == "type from the Agent page") {
      into_.there(place_, "type from the Agent Chat API", row.facts.from == describe::basis::agent_api);
    }
    const std::string source = theirs["source"].string();
    if (source.empty()) return;
    const bool is_python = source.find("python") != std::string::npos;
    const bool is_sdk = source.find("customer-sdk") != std::string::npos;
    const bool is_sample = source == "samples";
    if (is_python) into_.there(place_, "Python SDK only", row.facts.from == describe::basis::python_sdk);
    if (is_sdk) into_.there(place_, "Customer SDK page only", row.facts.from == describe::basis::customer_sdk);
    if (is_sample) into_.there(place_, "samples only", row.facts.from == describe::basis::sample);
  }

  void compare_version(const docs& theirs, const field_row& row, const field_row* around) {
    const std::string_view remark = theirs["constraint"].text();
    for (const auto version : versions) {
      const std::string number(to_string(version));
      const bool is_new = remark.find("new in " + number) != std::string_view::npos ||
                          remark.find("shown from " + number) != std::string_view::npos;
      if (!is_new) continue;
      const bool is_around = around != nullptr && around->facts.since == version;
      into_.there(place_, "since " + number, row.facts.since == version || is_around);
    }
  }

  account& into_;
  std::string table_;
  const placed_rows& ours_;
  bool is_sent_;
  std::string place_;
};

}  // namespace

void find_extra(account& into, const std::string& table, const std::vector<field_row>& ours, const docs& theirs,
                const name_set& more) {
  name_set names = names_of_fields(theirs);
  names.insert(more.begin(), more.end());
  if (names.contains("*")) return;
  std::vector<std::string> structures;
  for (const docs& one : theirs.elements()) {
    if (one["ref"].is_there()) structures.push_back(with_keys(one["name"].string()));
  }
  for (const auto& [place, row] : wire::with_nested(ours)) {
    const bool is_inside = std::any_of(structures.begin(), structures.end(), [&at = place](const std::string& outer) {
      return at.starts_with(outer + ".") || at.starts_with(outer + "[");
    });
    if (is_inside || names.contains(place) || is_known_extra(table + "." + place)) continue;
    into.not_in_docs(table + "." + place, "a field");
  }
}

void compare_fields(account& into, const std::string& table, const docs& theirs, const std::vector<field_row>& ours,
                    bool is_sent) {
  const placed_rows rows(ours);
  field_comparison one(into, table, rows, is_sent);
  for (const docs& field : theirs.elements()) one.compare(field);
}

}  // namespace livechat::customer::wire::test
