// SPDX-License-Identifier: Apache-2.0
#include "wire/catalogue.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <livechat/customer/error_types.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/structures.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "wire/word_list.hpp"

namespace livechat::customer::wire {

namespace {

/// What a member of a C++ type is on the wire.
struct wire_type {
  std::string name;
  std::string shown;
  std::string_view ref{};
  const entry& (*structure)() = nullptr;
  std::vector<std::string_view> words{};
  bool is_list = false;
  std::vector<newer_word> newer_words{};
};

template <class T>
const entry& entry_of();

template <class T>
struct type_of;

template <class T>
requires std::same_as<T, std::string> || std::same_as<T, secret>
struct type_of<T> {
  static wire_type get() { return {"string", "string"}; }
};

template <>
struct type_of<timestamp> {
  static wire_type get() { return {"string", "time"}; }
};

template <>
struct type_of<bool> {
  static wire_type get() { return {"bool", "bool"}; }
};

template <class T>
requires std::same_as<T, std::int64_t> || std::same_as<T, double>
struct type_of<T> {
  static wire_type get() { return {"number", "number"}; }
};

template <class Enum>
struct type_of<open_enum<Enum>> {
  static wire_type get() {
    wire_type out{"string", "string"};
    for (const auto& one : words<Enum>) {
      out.words.push_back(one.word);
      if (one.since != api_version::v3_4) out.newer_words.push_back({one.word, one.since});
    }
    return out;
  }
};

template <>
struct type_of<json_text> {
  static wire_type get() { return {"any", "JSON"}; }
};

// The structures without rows: their form is said in words.

template <class T>
inline constexpr int said_in_words = 0;

template <>
inline constexpr auto said_in_words<form_answer> =
    describe::structure("form_answer", "What was answered in a field of a form", "Data structures v3.6, Filled form")
        .questions("S05")
        .note("a text; an option, as {\"id\",\"label\"}, of a group_chooser with \"group_id\"; or a list of options");

template <>
inline constexpr auto said_in_words<properties> =
    describe::structure("properties", "Values by namespace and name", "Data structures v3.6, Properties")
        .questions("S20 S23")
        .note(
            "values are bool, whole numbers of 32 bits, or text; the namespace is the client id of an application, or "
            "one of the service's own");

template <>
inline constexpr auto said_in_words<properties_to_delete> = describe::structure("properties_to_delete",
                                                                                "Names of properties by namespace",
                                                                                "Data structures v3.6, Properties")
                                                                .note("the shape is from samples");

template <>
inline constexpr auto said_in_words<session_fields> =
    describe::structure("session_fields", "What applications note about a customer for a session",
                        "RTM API reference v3.6, Set Customer Session Fields")
        .questions("A20 S16")
        .note("a list of objects with one name and its text each, in order; at most 100 names");

template <>
inline constexpr auto said_in_words<event> = describe::structure("event", "Something in a thread",
                                                                 "Data structures v3.6, Events")
                                                 .note("one of the events, told apart by type");

template <>
inline constexpr auto said_in_words<user> = describe::structure("user", "Somebody in a chat",
                                                                "Data structures v3.6, User")
                                                .note("a customer or an agent, told apart by type");

template <class T>
concept described_in_words = requires {
  said_in_words<T>.rows;
};

template <described_in_words T>
struct type_of<T> {
  static wire_type get() {
    const std::string_view name = said_in_words<T>.name;
    return {wire_name(), std::string(name), name, &entry_of<T>};
  }

 private:
  static std::string wire_name() {
    if constexpr (std::same_as<T, form_answer>) return "any";
    if constexpr (std::same_as<T, session_fields>) return "array<object>";
    if constexpr (std::same_as<T, properties_to_delete>) return "map<string,array<string>>";
    return "object";
  }
};

template <class T>
struct type_of<std::optional<T>> : type_of<T> {};

template <class T>
struct type_of<std::vector<T>> {
  static wire_type get() {
    wire_type out = type_of<T>::get();
    out.name = "array<" + out.name + ">";
    if (out.is_list) out.shown = "list of " + out.shown;
    out.is_list = true;
    return out;
  }
};

template <class T>
requires(!described_in_words<std::map<std::string, T>>) struct type_of<std::map<std::string, T>> {
  static wire_type get() {
    wire_type out = type_of<T>::get();
    out.name = "map<string," + out.name + ">";
    out.shown = (out.is_list ? "map of lists of " : "map of ") + out.shown;
    out.is_list = false;
    return out;
  }
};

template <described T>
struct type_of<T> {
  static wire_type get() {
    const std::string_view name = description<T>.name;
    return {"object", std::string(name), name, &entry_of<T>};
  }
};

/// The word by which a struct is told from the other alternatives.
template <class T>
concept told_apart = requires {
  requires std::same_as<decltype(T::type), const std::string_view>;  // a member called so is a field
};

field_row row_of_type(std::string_view word) {
  field_row out;
  out.name = "type";
  out.type = "string";
  out.shown = "string";
  out.need = describe::presence::required;
  out.text = "what tells it from the others";
  out.words = {word};
  out.is_tag = true;
  return out;
}

/// `pushes` of `login` has the C++ type of `properties_to_delete`, and is something else.
bool is_misnamed(const field_row& row) { return row.ref == "properties_to_delete" && row.name != "properties"; }

template <class T>
std::vector<field_row> rows_of() {
  std::vector<field_row> out;
  if constexpr (told_apart<T>) out.push_back(row_of_type(T::type));
  const auto add = [&out]<class Owner, class Member>(const describe::field<Owner, Member>& row) {
    wire_type type = type_of<Member>::get();
    out.push_back({row.name, std::move(type.name), std::move(type.shown), type.is_list, type.ref, row.need, row.text,
                   row.bounds, row.facts, row.bounds.words.empty() ? std::move(type.words) : split(row.bounds.words),
                   type.structure, std::move(type.newer_words)});
    if (!is_misnamed(out.back())) return;
    out.back().shown = "map of lists of string";
    out.back().ref = {};
    out.back().structure = nullptr;
  };
  std::apply([&](const auto&... rows) { (add(rows), ...); }, description<T>.rows);
  return out;
}

/// What the compiler calls T, without its namespaces.
template <class T>
std::string_view cpp_name_of() {
  std::string_view text = __PRETTY_FUNCTION__;  // "… [with T = livechat::customer::v0::chat; …]", clang: "… [T = …]"
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  return text.substr(text.rfind("::") + 2);
}

template <class List>
std::vector<std::string_view> names_in() {
  std::vector<std::string_view> out;
  List::for_each([&out]<class T>() { out.push_back(description<T>.name); });
  return out;
}

template <class T>
std::vector<std::string_view> alternatives_of() {
  if constexpr (std::same_as<T, event>) return names_in<event_types>();
  if constexpr (std::same_as<T, user>) return names_in<type_list<user_customer, user_agent>>();
  return {};
}

template <described_in_words T>
entry make_entry() {
  entry out;
  out.about = &said_in_words<T>;
  out.alternatives = alternatives_of<T>();
  out.cpp_name = out.about->name;
  return out;
}

template <described T>
entry make_entry() {
  entry out;
  out.about = &description<T>;
  out.fields = rows_of<T>();
  out.cpp_name = cpp_name_of<T>();
  if constexpr (described_action<T>) {
    out.answer = rows_of<typename T::response>();
    out.answered = &description<typename T::response>;
  }
  if constexpr (requires { T::only_the_service_sends_it; }) out.is_sendable = !T::only_the_service_sends_it;
  return out;
}

template <class T>
const entry& entry_of() {
  static const entry made = make_entry<T>();
  return made;
}

template <class List>
std::vector<entry> entries_of() {
  std::vector<entry> out;
  List::for_each([&out]<class T>() { out.push_back(entry_of<T>()); });
  return out;
}

const entry* find_in(const std::vector<entry>& all, std::string_view name) {
  for (const entry& one : all) {
    if (one.about->name == name) return &one;
  }
  return nullptr;
}

const std::vector<entry>& catalogue_of(describe::kind kind) {
  switch (kind) {
    case describe::kind::action:
    case describe::kind::answer:
      return actions_catalogue();
    case describe::kind::push:
      return pushes_catalogue();
    case describe::kind::event:
      return events_catalogue();
    case describe::kind::structure:
      break;
  }
  return structures_catalogue();
}

constexpr std::array all_kinds = {describe::kind::action, describe::kind::push, describe::kind::event,
                                  describe::kind::structure};

/// Structs that are there for C++ only: nothing on the wire is called so.
bool is_ours_alone(const entry& one) {
  constexpr std::array<std::string_view, 4> names = {"customer_fields", "event_header", "unknown_event",
                                                     "unknown_user"};
  return std::find(names.begin(), names.end(), one.about->name) != names.end();
}

/// Adds the structures that only one action or push has, such as what a chat begins with.
void add_parts(std::vector<entry>& out, const std::vector<field_row>& rows) {
  for (const field_row& row : rows) {
    if (row.structure == nullptr) continue;
    const entry& part = row.structure();
    if (find_in(out, part.about->name) != nullptr) continue;
    out.push_back(part);
    out.back().is_part = true;
    add_parts(out, part.fields);
  }
}

std::vector<entry> all_structures() {
  std::vector<entry> out = entries_of<structure_types>();
  std::erase_if(out, is_ours_alone);
  using without_rows = type_list<event, form_answer, properties, properties_to_delete, session_fields, user>;
  for (entry& one : entries_of<without_rows>()) out.push_back(std::move(one));
  for (const auto* all : {&actions_catalogue(), &pushes_catalogue(), &events_catalogue()}) {
    for (const entry& one : *all) {
      add_parts(out, one.fields);
      add_parts(out, one.answer);
    }
  }
  return out;
}

/// What stands between the place of a row and those of the rows of its structure: `[]` per list, `.<key>` per map.
std::string path_into(std::string_view type) {
  constexpr std::string_view list = "array<";
  constexpr std::string_view map = "map<string,";
  std::string out;
  while (type.starts_with(list) || type.starts_with(map)) {
    const bool is_list = type.starts_with(list);
    out += is_list ? "[]" : ".<key>";
    type.remove_prefix(is_list ? list.size() : map.size());
  }
  return out + ".";
}

void add_placed(std::vector<placed_row>& out, const std::vector<field_row>& rows, const std::string& before,
                const std::function<bool(const field_row&)>& is_entered) {
  for (const field_row& row : rows) {
    const std::string place = before + std::string(row.name);
    out.push_back({place, &row});
    if (row.structure != nullptr && is_entered(row)) {
      add_placed(out, row.structure().fields, place + path_into(row.type), is_entered);
    }
  }
}

void add_rules(std::vector<placed_rule>& out, const describe::about& about, const std::string& place) {
  for (const describe::rule& rule : about.rules) {
    if (!rule.id.empty()) out.push_back({place, &rule});
  }
}

bool has_word(std::string_view list, std::string_view word) {
  const auto words = split(list);
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool asks(const entry& one, std::string_view question) {
  const auto row_asks = [question](const field_row& row) { return has_word(row.facts.questions, question); };
  return has_word(one.about->questions, question) || std::any_of(one.fields.begin(), one.fields.end(), row_asks) ||
         std::any_of(one.answer.begin(), one.answer.end(), row_asks) ||
         (one.answered != nullptr && has_word(one.answered->questions, question));
}

bool has_ref(const std::vector<field_row>& rows, std::string_view structure) {
  return std::any_of(rows.begin(), rows.end(), [&](const field_row& row) { return row.ref == structure; });
}

}  // namespace

const std::vector<entry>& actions_catalogue() {
  static const auto all = entries_of<actions>();
  return all;
}

const std::vector<entry>& pushes_catalogue() {
  static const auto all = entries_of<push_types>();
  return all;
}

const std::vector<entry>& events_catalogue() {
  static const auto all = entries_of<event_types>();
  return all;
}

const std::vector<entry>& structures_catalogue() {
  static const auto all = all_structures();
  return all;
}

std::vector<const entry*> find_entries(std::string_view name) {
  std::vector<const entry*> out;
  for (const auto kind : all_kinds) {
    if (const entry* found = find_entry(kind, name)) out.push_back(found);
  }
  return out;
}

const entry* find_entry(describe::kind kind, std::string_view name) { return find_in(catalogue_of(kind), name); }

std::vector<placed_row> with_nested(const std::vector<field_row>& rows,
                                    const std::function<bool(const field_row&)>& is_entered) {
  std::vector<placed_row> out;
  add_placed(out, rows, {}, is_entered);
  return out;
}

std::vector<placed_rule> rules_of(const entry& whole) {
  std::vector<placed_rule> out;
  if (whole.about->what == describe::kind::push) return out;
  add_rules(out, *whole.about, {});
  for (const auto& [place, row] : with_nested(whole.fields)) {
    if (row->structure != nullptr) add_rules(out, *row->structure().about, place + path_into(row->type));
  }
  return out;
}

std::vector<describe::consequence> consequences_of(const describe::about& action) {
  std::vector<describe::consequence> out;
  for (const auto& one : action.pushes_caused) {
    if (!one.push.empty()) out.push_back(one);
  }
  return out;
}

std::vector<describe::failure> failures_of(const describe::about& action) {
  std::vector<describe::failure> out;
  for (const auto& one : action.errors) {
    if (!one.when.empty()) out.push_back(one);
  }
  return out;
}

std::vector<std::string_view> effects_of(const describe::about& action) {
  std::vector<std::string_view> out;
  for (const auto one : action.effects) {
    if (!one.empty()) out.push_back(one);
  }
  return out;
}

std::vector<std::string_view> general_errors() {
  std::vector<std::string_view> out;
  for (const auto& one : error_types) {
    if (one.is_general) out.push_back(one.type);
  }
  return out;
}

std::vector<std::string_view> actions_that_cause(std::string_view push) {
  std::vector<std::string_view> out;
  for (const entry& action : actions_catalogue()) {
    for (const auto& one : consequences_of(*action.about)) {
      if (one.push == push) out.push_back(action.about->name);
    }
  }
  return out;
}

std::vector<action_failure> actions_that_fail_with(std::string_view error_type) {
  std::vector<action_failure> out;
  for (const entry& action : actions_catalogue()) {
    for (const auto& one : failures_of(*action.about)) {
      if (one.type == error_type) out.push_back({action.about->name, one});
    }
  }
  return out;
}

std::vector<std::string_view> entries_that_ask(std::string_view question) {
  std::vector<std::string_view> out;
  for (const auto kind : all_kinds) {
    for (const entry& one : catalogue_of(kind)) {
      const bool is_new = std::find(out.begin(), out.end(), one.about->name) == out.end();
      if (is_new && asks(one, question)) out.push_back(one.about->name);
    }
  }
  return out;
}

std::vector<std::string_view> users_of(std::string_view structure) {
  std::vector<std::string_view> out;
  for (const auto kind : all_kinds) {
    for (const entry& one : catalogue_of(kind)) {
      const bool is_user = has_ref(one.fields, structure) || has_ref(one.answer, structure);
      if (is_user && std::find(out.begin(), out.end(), one.about->name) == out.end()) out.push_back(one.about->name);
    }
  }
  return out;
}

}  // namespace livechat::customer::wire
