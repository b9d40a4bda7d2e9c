// SPDX-License-Identifier: Apache-2.0
// Compares what we describe with what was extracted from the service's docs: fact by fact, in both directions. The
// extract (shared/protocol) is not part of this tree; without it nothing is compared.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <livechat/customer/structures/default_properties.hpp>
#include <livechat/customer/structures/system_message_types.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/file_content.hpp"
#include "wire/catalogue.hpp"
#include "wire/catalogue_words.hpp"
#include "wire/json.hpp"

namespace {

using namespace livechat::customer;
namespace fs = std::filesystem;
using wire::entry;
using wire::field_row;
using name_set = std::set<std::string, std::less<>>;

const fs::path extract = fs::path(LIVECHAT_SOURCE_DIR) / "../shared/protocol";

constexpr std::array versions = {api_version::v3_4, api_version::v3_5, api_version::v3_6, api_version::v3_7};

/// A value of the extract, or none: members of what is not there are not there either.
class docs {
 public:
  docs() = default;
  explicit docs(std::string_view text) : text_(text) {}

  static docs file(const std::string& name) {
    static std::map<std::string, std::string> contents;
    auto& text = contents[name];
    if (text.empty()) {
      text = livechat::test::content_of(extract / name);
      REQUIRE_FALSE(wire::json::check(text).has_value());
    }
    return docs(text);
  }

  [[nodiscard]] bool is_there() const { return !text_.empty() && text_ != "null"; }
  [[nodiscard]] bool is_true() const { return text_ == "true"; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string string() const { return is_there() ? wire::json::value(text_).string() : std::string(); }

  [[nodiscard]] docs operator[](std::string_view key) const {
    for (const auto& [name, value] : members()) {
      if (name == key) return value;
    }
    return {};
  }

  [[nodiscard]] std::vector<docs> elements() const {
    std::vector<docs> out;
    for (const auto& [name, value] : members()) out.push_back(value);
    return out;
  }

  [[nodiscard]] std::vector<std::pair<std::string, docs>> members() const {
    std::vector<std::pair<std::string, docs>> out;
    if (!is_there()) return out;
    auto items = wire::json::value(text_).items();
    while (const auto item = items.next()) out.emplace_back(std::string(item->key), docs(item->value.text()));
    return out;
  }

  [[nodiscard]] std::vector<std::string> strings() const {
    std::vector<std::string> out;
    for (const docs& one : elements()) out.push_back(one.string());
    return out;
  }

 private:
  std::string_view text_;
};

/// What was compared, and what did not fit.
struct account {
  std::size_t checked = 0;
  std::size_t missing = 0;
  std::size_t extra = 0;

  void same(const std::string& place, std::string_view what, const std::string& theirs, const std::string& ours) {
    ++checked;
    if (theirs == ours) return;
    ++missing;
    FAIL_CHECK(place << ": " << std::string(what) << ": the docs say \"" << theirs << "\", we say \"" << ours << "\"");
  }

  void there(const std::string& place, std::string_view what, bool is_there) {
    ++checked;
    if (is_there) return;
    ++missing;
    FAIL_CHECK(place << ": " << std::string(what) << ": not here");
  }

  void not_in_docs(const std::string& place, std::string_view what) {
    ++extra;
    FAIL_CHECK(place << ": " << std::string(what) << ": not in the docs");
  }

  void same_names(const std::string& place, std::string_view what, const std::vector<std::string>& theirs,
                  const std::vector<std::string_view>& ours) {
    for (const auto& name : theirs) {
      there(place, std::string(what) + " " + name, std::find(ours.begin(), ours.end(), name) != ours.end());
    }
    for (const auto name : ours) {
      if (std::find(theirs.begin(), theirs.end(), name) == theirs.end()) {
        not_in_docs(place, std::string(what) + " " + std::string(name));
      }
    }
  }
};

struct known_extra {
  std::string_view place;
  std::string_view why;
};

// Fields and words of ours that the extract has not.
constexpr known_extra known_extras[] = {
    {"file.recipients", "S01: in samples of other events; every event has it"},
    {"form.recipients", "S01"},
    {"rich_message.recipients", "S01"},
    {"custom.recipients", "S01"},
    {"system_message.recipients", "S01"},
    {"start_chat.chat.users[].id", "the docs say in words: users that exist already, of type customer"},
    {"start_chat.chat.users[].type", "as above"},
    {"incoming_greeting.accepted", "one structure with the greeting of login, which has it"},
    {"filled_form_field.answers[].group_id", "one structure with the options of forms, which have it"},
    {"system.recipients", "S01, S12"},
    {"system.properties", "every other event has them"},
    {"system_message.properties", "every other event has them"},
    {"form_field.type: header", "one enumeration for the fields of events and of templates"},
    {"filled_form_field.type: header", "as above"},
    {"rich_message.template_id: ecommerce", "S09: not among the values of requests, but among those of answers"},
};

bool is_known_extra(std::string_view place) {
  return std::any_of(std::begin(known_extras), std::end(known_extras),
                     [&](const known_extra& one) { return one.place == place; });
}

/// `pushes.<version>` to `pushes.<key>`: what stands in the angle brackets is a name for people.
std::string with_keys(std::string name) {
  for (auto at = name.find('<'); at != std::string::npos; at = name.find('<', at + 5)) {
    name.replace(at, name.find('>', at) - at + 1, "<key>");
  }
  return name;
}

/// Our name of what the extract calls so.
std::string our_structure(const std::string& theirs) {
  static const std::map<std::string, std::string> names = {{"event_request", "event"},
                                                           {"form", "form_template"},
                                                           {"form_template_field", "form_field"},
                                                           {"omnichannel_response", "omnichannel"}};
  const auto found = names.find(theirs);
  return found == names.end() ? theirs : found->second;
}

bool is_same_type(const std::string& theirs, const std::string& ours) {
  if (theirs == ours || (theirs == "array" && ours == "array<object>")) return true;
  if (theirs == "array<object>") return ours.starts_with("array<map<");
  return theirs == "object" && (ours == "any" || ours.starts_with("map<"));
}

/// The rows of one table by their places.
class placed_rows {
 public:
  explicit placed_rows(const std::vector<field_row>& rows) {
    for (const auto& [place, row] : wire::with_nested(rows)) by_place_.emplace(place, row);
  }

  [[nodiscard]] const field_row* find(const std::string& place) const {
    const auto found = by_place_.find(place);
    return found == by_place_.end() ? nullptr : found->second;
  }

  /// The row around: of `a.b` and `a[].b`, that of `a`.
  [[nodiscard]] const field_row* around(const std::string& place) const {
    const auto dot = place.rfind('.');
    if (dot == std::string::npos) return nullptr;
    std::string outer = place.substr(0, dot);
    while (outer.ends_with("[]")) outer.resize(outer.size() - 2);
    const field_row* found = find(outer);
    return found == nullptr ? around(outer) : found;
  }

 private:
  std::map<std::string, const field_row*> by_place_;
};

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
    const bool is_ours =
        row.need == describe::presence::required || (row.need == describe::presence::served && !is_sent_);
    // A dispute covers both answers, and what is needed only with a certain type is optional in a struct.
    const bool is_open = row.facts.is_disputed || (!condition.empty() && !is_with_parent);
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
    // What a list or a structure is by default, the extract says in words.
    const bool is_in_words = theirs["constraint"].text().find("default") != std::string_view::npos;
    if (theirs["default"].is_there() || !is_in_words) {
      const std::string by_default(row.facts.by_default);
      into_.same(place_, "default", theirs_of("default"), by_default.empty() ? "none" : by_default);
    }
  }

  void compare_basis(const docs& theirs, const field_row& row) {
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

name_set names_of_fields(const docs& fields) {
  name_set out;
  for (const docs& one : fields.elements()) out.insert(with_keys(one["name"].string()));
  return out;
}

/// Fields that we have and the extract has not; what stands in a structure of the extract is compared there.
void find_extra(account& into, const std::string& table, const std::vector<field_row>& ours, const docs& theirs,
                const name_set& more = {}) {
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

void compare_versions(account& into, const describe::about& ours, const docs& theirs) {
  const auto present_in = theirs["present_in"].strings();
  for (const auto version : versions) {
    const bool is_theirs = std::find(present_in.begin(), present_in.end(), to_string(version)) != present_in.end();
    const bool is_ours = ours.since <= version && version <= ours.until;
    into.same(std::string(ours.name), "in " + std::string(to_string(version)), is_theirs ? "yes" : "no",
              is_ours ? "yes" : "no");
  }
}

/// Open questions of the entry stand at the entry or at one of its rows.
void compare_questions(account& into, const entry& ours, const docs& theirs) {
  name_set known;
  const auto take = [&known](std::string_view ids) {
    for (const auto id : wire::split(ids)) known.emplace(id);
  };
  take(ours.about->questions);
  for (const auto* rows : {&ours.fields, &ours.answer}) {
    for (const auto& [place, row] : wire::with_nested(*rows)) {
      take(row->facts.questions);
      if (row->structure != nullptr) take(row->structure().about->questions);
    }
  }
  for (const auto& id : theirs["open_questions"].strings()) {
    into.there(std::string(ours.about->name), "question " + id, known.contains(id));
  }
}

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
    return row != nullptr && row->need == describe::presence::required;
  }
  return false;
}

std::vector<std::string> fields_of_rule(const docs& rule) {
  if (rule["kind"].string() != "excludes") return rule["params"].strings();
  std::vector<std::string> out = {rule["if_present"].string()};
  for (auto& name : rule["excluded"].strings()) out.push_back(std::move(name));
  return out;
}

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

std::vector<std::string> names_in(const docs& objects, std::string_view key) {
  std::vector<std::string> out;
  for (const docs& one : objects.elements()) {
    if (one[key].is_there()) out.push_back(one[key].string());
  }
  return out;
}

void compare_action(account& into, const entry& ours, const docs& theirs) {
  const std::string name(ours.about->name);
  into.same(name, "group", theirs["group"].string(), std::string(ours.about->group));
  into.same(name, "documented", theirs["in_docs_v3_6"].is_true() ? "documented" : "from the Python SDK only",
            std::string(wire::in_words(ours.about->from)));
  compare_versions(into, *ours.about, theirs["versions"]);
  compare_fields(into, name, theirs["params"], ours.fields, true);
  compare_fields(into, name + " answer", theirs["response_fields"], ours.answer, false);
  const bool is_known = ours.answered->from == describe::basis::documented;
  const std::string without_fields = is_known ? "empty_object" : "undocumented";
  into.same(name, "answer", theirs["response_payload"].string(), ours.answer.empty() ? without_fields : "fields");
  into.same_names(name, "push", names_in(theirs["pushes"], "name"), wire::names_in(ours.about->pushes_caused));
  into.same_names(name, "error", names_in(theirs["errors"], "type"), wire::names_in(ours.about->errors));
  compare_rules(into, ours, theirs["rules"]);
  compare_questions(into, ours, theirs);
  find_extra(into, name, ours.fields, theirs["params"]);
  find_extra(into, name + " answer", ours.answer, theirs["response_fields"]);
}

void compare_push(account& into, const entry& ours, const docs& theirs) {
  const std::string name(ours.about->name);
  into.same(name, "group", theirs["group"].string(), std::string(ours.about->group));
  compare_versions(into, *ours.about, theirs["versions"]);
  compare_fields(into, name, theirs["payload"], ours.fields, false);
  into.same_names(name, "caused by", theirs["triggered_by_actions"].strings(), wire::actions_that_cause(name));
  compare_questions(into, ours, theirs);
  find_extra(into, name, ours.fields, theirs["payload"]);
}

void compare_event(account& into, const entry& ours, const docs& theirs) {
  const std::string name(ours.about->name);
  into.same(name, "sendable", theirs["sendable_by_customer"].is_true() ? "yes" : "no", ours.is_sendable ? "yes" : "no");
  compare_fields(into, name, theirs["request"], ours.fields, true);
  compare_fields(into, name, theirs["response"], ours.fields, false);
  compare_rules(into, ours, theirs["rules"]);
  compare_questions(into, ours, theirs);
  find_extra(into, name, ours.fields, theirs["response"], names_of_fields(theirs["request"]));
}

void compare_structure(account& into, const std::string& name, const docs& theirs) {
  const entry* ours = wire::find_entry(describe::kind::structure, our_structure(name));
  into.there(name, "a structure", ours != nullptr);
  if (ours == nullptr) return;
  compare_fields(into, name, theirs["fields"], ours->fields, wire::way_of(*ours) == wire::way::sent);
  compare_questions(into, *ours, theirs);
  // form_field of ours is both the one of events and the one of templates.
  const docs second =
      name == "form_field" ? docs::file("v3.6/structures.json")["common"]["form_template_field"] : docs();
  const docs other =
      name == "form_template_field" ? docs::file("v3.6/structures.json")["common"]["form_field"] : second;
  if (theirs["fields"].is_there())
    find_extra(into, name, ours->fields, theirs["fields"], names_of_fields(other["fields"]));
}

void compare_alternatives(account& into, const std::string& name, const docs& theirs) {
  const entry* ours = wire::find_entry(describe::kind::structure, our_structure(name));
  into.there(name, "a structure", ours != nullptr);
  if (ours == nullptr) return;
  for (std::string one : theirs["one_of"].strings()) {
    if (one.starts_with("event.")) one.erase(0, 6);
    const auto& all = ours->alternatives;
    into.there(name, "alternative " + one, std::find(all.begin(), all.end(), one) != all.end());
  }
}

void compare_names(account& into, std::string_view what, const std::vector<entry>& ours,
                   const std::vector<std::string>& theirs) {
  std::vector<std::string_view> names;
  for (const entry& one : ours) names.push_back(one.about->name);
  into.same_names(std::string(what), "an entry for", theirs, names);
}

std::string needed_in_all(const docs& first, const docs& second) {
  return first["required"].is_true() && second["required"].is_true() ? "true" : "false";
}

/// The details of system events: JSON in a text, in one or two versions.
void compare_details(account& into, const docs& theirs) {
  static const std::map<std::string, std::string> structs = {
      {"store_order_was_created", "store_order_was_created_details"},
      {"store_product_added_to_cart", "store_cart_details"},
      {"store_product_removed_from_cart", "store_cart_details"},
      {"summary", "summary_details"}};
  const std::string subtype = theirs["subtype"].string();
  const auto known = structs.find(subtype);
  const bool is_skill = known == structs.end();
  const entry* ours = wire::find_entry(describe::kind::structure, is_skill ? "custom_skill_details" : known->second);
  into.there(subtype, "a structure", ours != nullptr);
  if (ours == nullptr) return;
  const placed_rows rows(ours->fields);
  for (const auto& name : theirs["details"].strings()) into.there(subtype, name, rows.find(name) != nullptr);
  const docs first = theirs["details_v1"];
  const docs last = theirs["details_v2"].is_there() ? theirs["details_v2"] : first;
  for (const docs& field : last.elements()) {
    const std::string name = field["name"].string();
    const auto older = first.elements();
    const auto same =
        std::find_if(older.begin(), older.end(), [&](const docs& one) { return one["name"].string() == name; });
    const field_row* row = rows.find(name);
    into.there(subtype + "." + name, "a row", row != nullptr);
    if (row == nullptr) continue;
    into.same(subtype + "." + name, "type", field["type"].string(), row->type);
    into.same(subtype + "." + name, "required", needed_in_all(field, same == older.end() ? docs() : *same),
              row->need == describe::presence::required ? "true" : "false");
    for (const auto& word : field["enum"].strings()) {
      into.there(subtype + "." + name, "the word " + word,
                 std::find(row->words.begin(), row->words.end(), word) != row->words.end());
    }
  }
  if (!is_skill) find_extra(into, subtype, ours->fields, last);
}

const error_type* find_error(std::string_view type) {
  const auto found =
      std::find_if(error_types.begin(), error_types.end(), [&](const auto& one) { return one.type == type; });
  return found == error_types.end() ? nullptr : &*found;
}

void compare_errors(account& into, const docs& theirs) {
  for (const docs& one : theirs.elements()) {
    const std::string type = one["type"].string();
    const error_type* ours = find_error(type);
    into.there(type, "an error type", ours != nullptr);
    if (ours == nullptr) continue;
    into.same(type, "message", one["default_message"].string(), std::string(ours->message));
    into.same(type, "listed", one["listed_for_rtm"].is_true() ? "documented" : "inferred",
              std::string(wire::in_words(ours->from)));
  }
}

const disconnect_reason* find_reason(std::string_view reason) {
  const auto found = std::find_if(disconnect_reasons.begin(), disconnect_reasons.end(),
                                  [&](const auto& one) { return one.reason == reason; });
  return found == disconnect_reasons.end() ? nullptr : &*found;
}

std::string_view word_of_advice(disconnect_advice advice) {
  switch (advice) {
    case disconnect_advice::none:
      return "";
    case disconnect_advice::reconnect:
      return "reconnect";
    case disconnect_advice::reconnect_with_new_token:
      return "reconnect_with_new_token";
    case disconnect_advice::do_not_reconnect:
      return "do_not_reconnect";
  }
  return "?";
}

void compare_reasons(account& into, const docs& theirs, bool is_documented) {
  for (const docs& one : theirs.elements()) {
    const std::string reason = one["reason"].string();
    const disconnect_reason* ours = find_reason(reason);
    into.there(reason, "a disconnect reason", ours != nullptr);
    if (ours == nullptr) continue;
    into.same(reason, "documented", is_documented ? "yes" : "no",
              ours->from == describe::basis::documented ? "yes" : "no");
    into.same(reason, "advice", one["suggested_behaviour"].string(), std::string(word_of_advice(ours->advice)));
    if (one["added"].is_there()) into.same(reason, "since", one["added"].string(), std::string(to_string(ours->since)));
    if (one["open_question"].is_there())
      into.same(reason, "question", one["open_question"].string(), std::string(ours->questions));
  }
}

std::vector<std::string_view> names_in_version(const std::vector<entry>& all, api_version version) {
  std::vector<std::string_view> out;
  for (const entry& one : all) {
    if (one.about->since <= version && version <= one.about->until) out.push_back(one.about->name);
  }
  return out;
}

std::vector<std::string_view> reasons_in_version(api_version version) {
  std::vector<std::string_view> out;
  for (const auto& one : disconnect_reasons) {
    if (one.since <= version && one.from == describe::basis::documented) out.push_back(one.reason);
  }
  return out;
}

/// `send_rich_message_postback.postback.button_type/button_value`, `update_customer_page response groups`.
struct new_field {
  std::string table;
  std::vector<std::string> places;
};

new_field read_new_field(std::string text) {
  for (const std::string_view noise : {" (response)", " response"}) {
    if (const auto at = text.find(noise); at != std::string::npos) text.erase(at, noise.size());
  }
  if (const auto space = text.find(' '); space != std::string::npos) text[space] = '.';
  const auto dot = text.find('.');
  std::string names = text.substr(dot + 1);
  const auto last_dot = names.find('/') == std::string::npos ? std::string::npos : names.rfind('.', names.find('/'));
  const std::string before = last_dot == std::string::npos ? "" : names.substr(0, last_dot + 1);
  names.erase(0, before.size());
  new_field out{text.substr(0, dot), {}};
  while (!names.empty()) {
    const auto slash = std::min(names.find('/'), names.size());
    out.places.push_back(before + names.substr(0, slash));
    names.erase(0, slash + 1);
  }
  return out;
}

/// Whether a field, or a structure around it, is as new as that in one of the entries of that name.
bool is_since(std::string_view table, const std::string& place, std::string_view version) {
  for (const entry* one : wire::find_entries(table)) {
    for (const auto* rows : {&one->fields, &one->answer}) {
      const placed_rows all(*rows);
      if (const field_row* row = all.find(place); row != nullptr && to_string(row->facts.since) == version) return true;
    }
  }
  return false;
}

void compare_new_fields(account& into, const docs& change) {
  for (const auto* list : {"fields_added", "fields_added_sdk_only"}) {
    for (const auto& text : change[list].strings()) {
      const new_field field = read_new_field(text);
      for (const auto& place : field.places) {
        into.there(field.table + "." + place, "since " + change["to"].string(),
                   is_since(field.table, place, change["to"].string()));
      }
    }
  }
}

void compare_history(account& into, const docs& theirs) {
  for (const auto version : versions) {
    const std::string number(to_string(version));
    name_set known = {"ping"};  // described with the connection, in no table of actions
    for (const auto* list : {"documented_actions", "python_sdk_actions"}) {
      for (auto& name : theirs[list][number].strings()) known.insert(std::move(name));
    }
    into.same_names(number, "the action", {known.begin(), known.end()},
                    names_in_version(wire::actions_catalogue(), version));
    into.same_names(number, "the push", theirs["documented_pushes"][number].strings(),
                    names_in_version(wire::pushes_catalogue(), version));
    into.same_names(number, "the disconnect reason", theirs["disconnect_reasons"][number].strings(),
                    reasons_in_version(version));
  }
  for (const docs& change : theirs["changes"].elements()) {
    for (const auto& [old_name, successor] : change["replaced_by"].members()) {
      const entry* ours = wire::find_entry(describe::kind::action, old_name);
      into.same(old_name, "replaced by", successor.string(),
                ours == nullptr ? "" : std::string(ours->about->replaced_by));
    }
    compare_new_fields(into, change);
  }
}

void compare_system_messages(account& into, const docs& theirs) {
  std::vector<std::string_view> ours;
  for (const auto& one : system_message_types) ours.push_back(one.type);
  into.same_names("system messages", "the type", names_in(theirs, "type"), ours);
  for (const docs& one : theirs.elements()) {
    for (const auto& fact : system_message_types) {
      if (fact.type != one["type"].string()) continue;
      into.same(one["type"].string(), "text_vars", wire::joined(one["text_vars"].strings()),
                wire::joined(wire::names_in(fact.text_vars)));
    }
  }
}

std::string_view word_of_access(property_access access) {
  switch (access) {
    case property_access::none:
      return "";
    case property_access::read:
      return "r";
    case property_access::write:
      return "w";
    case property_access::read_write:
      return "rw";
  }
  return "?";
}

void compare_property(account& into, const default_property& ours, const docs& theirs) {
  const std::string name = theirs["namespace"].string() + "." + theirs["name"].string();
  into.same(name, "type", theirs["type"].string(), std::string(word_of(ours.type)));
  const docs access = theirs["access"]["customer"];
  const std::string everywhere = access["all_locations"].string();
  const auto compare = [&](std::string_view where, property_access here) {
    const std::string said = everywhere.empty() || where == "group" ? access[where].string() : everywhere;
    into.same(name, where, said, std::string(word_of_access(here)));
  };
  compare("chat", ours.in_chat);
  compare("thread", ours.in_thread);
  compare("event", ours.in_event);
  if (everywhere.empty()) compare("group", ours.in_group);
  std::vector<std::string> values;
  for (const docs& value : theirs["values"].elements()) {
    values.push_back(value.text().starts_with('"') ? value.string() : std::string(value.text()));
  }
  into.same(name, "values", wire::joined(values), wire::joined(wire::names_in(ours.values)));
}

void compare_properties(account& into, const docs& theirs) {
  into.same("default properties", "how many", std::to_string(theirs.elements().size()),
            std::to_string(std::size(default_properties)));
  for (const docs& one : theirs.elements()) {
    const auto is_it = [&](const default_property& ours) {
      return ours.name_space == one["namespace"].string() && ours.name == one["name"].string();
    };
    const auto* found = std::find_if(std::begin(default_properties), std::end(default_properties), is_it);
    const bool is_there = found != std::end(default_properties);
    into.there(one["namespace"].string() + "." + one["name"].string(), "a default property", is_there);
    if (is_there) compare_property(into, *found, one);
  }
}

void compare_all_structures(account& into, const docs& theirs) {
  for (const auto& [name, one] : theirs["users"].members()) compare_structure(into, name, one);
  for (const auto& [name, one] : theirs["common"].members()) {
    if (one["one_of"].is_there()) {
      compare_alternatives(into, name, one);
    } else {
      compare_structure(into, name, one);
    }
  }
}

}  // namespace

TEST_CASE("what we describe is what the docs say") {
  if (!fs::exists(extract / "v3.6")) {
    MESSAGE("no extract of the docs beside the tree: nothing was compared");
    return;
  }
  account all;
  const docs actions = docs::file("v3.6/actions.json");
  compare_names(all, "actions", wire::actions_catalogue(), names_in(actions, "name"));
  for (const docs& one : actions.elements()) {
    if (const entry* ours = wire::find_entry(describe::kind::action, one["name"].string()))
      compare_action(all, *ours, one);
  }
  const docs pushes = docs::file("v3.6/pushes.json");
  compare_names(all, "pushes", wire::pushes_catalogue(), names_in(pushes, "name"));
  for (const docs& one : pushes.elements()) {
    if (const entry* ours = wire::find_entry(describe::kind::push, one["name"].string())) compare_push(all, *ours, one);
  }
  const docs structures = docs::file("v3.6/structures.json");
  compare_names(all, "events", wire::events_catalogue(), names_in(structures["events"], "type"));
  for (const auto& [name, one] : structures["events"].members()) {
    if (const entry* ours = wire::find_entry(describe::kind::event, name)) compare_event(all, *ours, one);
  }
  compare_all_structures(all, structures);
  compare_system_messages(all, structures["system_message_types"]);
  for (const docs& one : structures["system_event_subtypes"].elements()) compare_details(all, one);
  compare_properties(all, structures["default_properties"]["customer_accessible"]);

  const docs errors = docs::file("v3.6/errors.json");
  compare_errors(all, errors["errors"]);
  compare_errors(all, errors["not_listed_for_rtm"]);
  all.same("errors", "how many",
           std::to_string(errors["errors"].elements().size() + errors["not_listed_for_rtm"].elements().size()),
           std::to_string(error_types.size()));
  const docs reasons = docs::file("v3.6/disconnect_reasons.json");
  compare_reasons(all, reasons["reasons"], true);
  compare_reasons(all, reasons["mentioned_without_a_row"], false);
  compare_reasons(all, reasons["named_only_on_the_customer_sdk_page"], false);
  compare_history(all, docs::file("versions.json"));

  std::printf("protocol checked=%zu missing=%zu extra=%zu\n", all.checked, all.missing, all.extra);
  CHECK(all.checked > 3000);
}
