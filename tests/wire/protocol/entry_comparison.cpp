// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/entry_comparison.hpp"

#include <algorithm>
#include <map>

#include "wire/catalogue_words.hpp"
#include "wire/protocol/field_comparison.hpp"
#include "wire/protocol/names.hpp"
#include "wire/protocol/placed_rows.hpp"
#include "wire/protocol/rule_comparison.hpp"
#include "wire/protocol/versions.hpp"

namespace livechat::customer::wire::test {

namespace {

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

/// Both lists in one order: each has what the other has at its place, and nothing more.
void compare_consequences(account& into, const describe::about& ours, const docs& theirs) {
  const auto all = wire::consequences_of(ours);
  const auto found = theirs.elements();
  into.same(std::string(ours.name), "pushes caused", std::to_string(found.size()), std::to_string(all.size()));
  for (std::size_t i = 0; i < std::min(all.size(), found.size()); ++i) {
    into.same(std::string(ours.name), "push", found[i]["name"].string(), std::string(all[i].push));
    into.same(std::string(ours.name), "condition", found[i]["condition"].string(), std::string(all[i].condition));
  }
}

/// `error list`, `Customer SDK page`, `inferred from …`: how sure a failure is.
describe::basis basis_of_failure(const std::string& theirs) {
  if (theirs == "error list") return describe::basis::documented;
  return theirs == "Customer SDK page" ? describe::basis::customer_sdk : describe::basis::inferred;
}

void compare_failures(account& into, const describe::about& ours, const docs& theirs) {
  const auto all = wire::failures_of(ours);
  const auto found = theirs.elements();
  const std::string name(ours.name);
  into.same(name, "errors", std::to_string(found.size()), std::to_string(all.size()));
  for (std::size_t i = 0; i < std::min(all.size(), found.size()); ++i) {
    const bool is_guess = found[i]["wire_type_known"].text() == "false";
    into.same(name, "error", found[i]["type"].string(), std::string(all[i].type));
    into.same(name, "when", found[i]["when"].string(), std::string(all[i].when));
    into.same(name, "basis of the error", std::string(wire::word_of(basis_of_failure(found[i]["basis"].string()))),
              std::string(wire::word_of(all[i].from)));
    into.same(name, "question of the error", is_guess ? found[i]["open_question"].string() : "",
              std::string(all[i].questions));
  }
}

void compare_effects(account& into, const describe::about& ours, const docs& theirs) {
  into.same(std::string(ours.name), "side effects", wire::joined(theirs.strings(), "; "),
            wire::joined(wire::effects_of(ours), "; "));
}

std::string needed_in_all(const docs& first, const docs& second) {
  return first["required"].is_true() && second["required"].is_true() ? "true" : "false";
}

}  // namespace

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
  compare_consequences(into, *ours.about, theirs["pushes"]);
  compare_failures(into, *ours.about, theirs["errors"]);
  compare_effects(into, *ours.about, theirs["side_effects"]);
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

void compare_names(account& into, std::string_view what, const std::vector<entry>& ours,
                   const std::vector<std::string>& theirs) {
  std::vector<std::string_view> names;
  for (const entry& one : ours) names.push_back(one.about->name);
  into.same_names(std::string(what), "an entry for", theirs, names);
}

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

}  // namespace livechat::customer::wire::test
