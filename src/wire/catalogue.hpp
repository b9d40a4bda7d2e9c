// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <string>
#include <string_view>
#include <vector>

/// The descriptions as rows that can be looked at while a program runs: for `lc-rtm list` and `describe`, the
/// reference pages, and the tests that compare us with the docs.
namespace livechat::customer::wire {

struct entry;

/// A word that the first versions do not have.
struct newer_word {
  std::string_view word;
  api_version since;
};

/// One field of an action, answer, push, event or structure.
struct field_row {
  std::string_view name;
  std::string type;  ///< as the docs name it: `string`, `number`, `bool`, `object`, `any`, `array<…>`, `map<string,…>`
  std::string shown;  ///< as people read it: `time`, `thread`, `map of string`; of a list, what one element is
  bool is_list = false;
  std::string_view ref;  ///< what the object, or each element, is: the name of a structure; empty when it is none
  describe::presence need = describe::presence::optional;
  std::string_view text;
  describe::limits bounds;
  describe::field_facts facts;
  std::vector<std::string_view> words;    ///< the documented words; empty when any text goes
  const entry& (*structure)() = nullptr;  ///< what stands behind `ref`
  std::vector<newer_word> newer_words{};  ///< those of the words that came later
  bool is_tag = false;                    ///< tells one of several from the others: in C++ it is the struct that does
};

/// One action, push, event or structure.
struct entry {
  const describe::about* about = nullptr;
  std::vector<field_row> fields;
  std::vector<field_row> answer;                 ///< of an action
  const describe::about* answered = nullptr;     ///< of an action: what is known of its answer
  std::vector<std::string_view> alternatives{};  ///< of a structure that is one of several: their names
  std::string_view cpp_name{};                   ///< the struct, without its namespace
  bool is_sendable = true;                       ///< whether a customer may send it
  bool is_part = false;                          ///< of a structure: only actions or pushes have it, and few of them
};

// In the order of their type lists.
[[nodiscard]] const std::vector<entry>& actions_catalogue();
[[nodiscard]] const std::vector<entry>& pushes_catalogue();
[[nodiscard]] const std::vector<entry>& events_catalogue();
/// The described ones, and those that have no rows: `properties`, `session_fields`, `event`, `user` and their like.
[[nodiscard]] const std::vector<entry>& structures_catalogue();

/// All entries of that name, actions first: one name may be an event and a structure.
[[nodiscard]] std::vector<const entry*> find_entries(std::string_view name);

/// The one of that kind; null when there is none.
[[nodiscard]] const entry* find_entry(describe::kind kind, std::string_view name);

/// A field with its place below the entry: `chat.thread.events`, `elements[].title`, `last_event_per_type.<key>.event`.
struct placed_row {
  std::string place;
  const field_row* row;
};

/// The rows with those of the structures in them, as deep as `is_entered` says, each parent before its children.
[[nodiscard]] std::vector<placed_row> with_nested(
    const std::vector<field_row>& rows,
    const std::function<bool(const field_row&)>& is_entered = [](const field_row&) { return true; });

/// A rule of the entry or of a structure in it; the names in it stand below `place`, which is empty or ends with a dot.
struct placed_rule {
  std::string place;
  const describe::rule* rule;
};

/// None of a push: rules are for what is sent to the service.
[[nodiscard]] std::vector<placed_rule> rules_of(const entry& whole);

// What an action leads to and fails with, without the empty places of the lists.
[[nodiscard]] std::vector<describe::consequence> consequences_of(const describe::about& action);
[[nodiscard]] std::vector<describe::failure> failures_of(const describe::about& action);
[[nodiscard]] std::vector<std::string_view> effects_of(const describe::about& action);

/// The error types that any action can fail with.
[[nodiscard]] std::vector<std::string_view> general_errors();

/// Names of the actions that lead to a push.
[[nodiscard]] std::vector<std::string_view> actions_that_cause(std::string_view push);

/// An action and an error that belongs to it.
struct action_failure {
  std::string_view action;
  describe::failure failure;
};

/// The actions that fail with an error type of their own accord.
[[nodiscard]] std::vector<action_failure> actions_that_fail_with(std::string_view error_type);

/// Names of the entries that name an open question, or that have a field that does, each once.
[[nodiscard]] std::vector<std::string_view> entries_that_ask(std::string_view question);

/// Names of the entries that have a field of that structure, each once.
[[nodiscard]] std::vector<std::string_view> users_of(std::string_view structure);

}  // namespace livechat::customer::wire
