// SPDX-License-Identifier: Apache-2.0
#include "description_json.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include "wire/catalogue_words.hpp"
#include "wire/example.hpp"
#include "wire/json.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;
namespace describe = livechat::customer::describe;
namespace wire = livechat::customer::wire;
using writer = livechat::customer::wire::json::writer;

void put(writer& out, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  out.key(key);
  out.string(text);
}

void put_number(writer& out, std::string_view key, std::int64_t number) {
  out.key(key);
  out.integer(number);
}

void put_json(writer& out, std::string_view key, std::string_view json) {
  if (json.empty()) return;
  out.key(key);
  out.raw(json);
}

void put_list(writer& out, std::string_view key, const std::vector<std::string_view>& texts) {
  if (texts.empty()) return;
  out.key(key);
  out.begin_array();
  for (const auto text : texts) out.string(text);
  out.end_array();
}

std::string_view word_of(describe::presence need) {
  switch (need) {
    case describe::presence::required:
      return "required";
    case describe::presence::optional:
      return "optional";
    case describe::presence::served:
      return "served";
    case describe::presence::sent:
      return "sent";
  }
  return "?";
}

std::string_view word_of(describe::rule_kind kind) {
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

void write_limits(writer& out, const describe::limits& bounds) {
  if (bounds.max_bytes != 0) put_number(out, "max_bytes", static_cast<std::int64_t>(bounds.max_bytes));
  if (bounds.max_items != 0) put_number(out, "max_items", static_cast<std::int64_t>(bounds.max_items));
  if (bounds.min) put_number(out, "min", *bounds.min);
  if (bounds.max) put_number(out, "max", *bounds.max);
}

void put_newer_words(writer& out, const std::vector<wire::newer_word>& words) {
  if (words.empty()) return;
  out.key("words_since");
  out.begin_object();
  for (const auto& [word, since] : words) put(out, word, to_string(since));
  out.end_object();
}

void write_row(writer& out, const wire::placed_row& placed) {
  const wire::field_row& row = *placed.row;
  out.begin_object();
  put(out, "name", placed.place);
  put(out, "type", row.type);
  put(out, "ref", row.ref);
  put(out, "need", word_of(row.need));
  put(out, "text", row.text);
  write_limits(out, row.bounds);
  put(out, "unit", row.facts.unit);
  put_json(out, "default", row.facts.by_default);
  put_json(out, "example", row.facts.example);
  put_list(out, "words", row.words);
  put_newer_words(out, row.newer_words);
  put(out, "since", to_string(row.facts.since));
  put(out, "also_named", row.facts.also_named);
  put(out, "basis", wire::word_of(row.facts.from));
  if (row.facts.is_disputed) put_json(out, "disputed", "true");
  if (row.facts.may_be_empty) put_json(out, "may_be_empty", "true");
  if (row.facts.is_draft) put_json(out, "draft", "true");
  put_list(out, "questions", wire::split(row.facts.questions));
  out.end_object();
}

void put_rows(writer& out, std::string_view key, const std::vector<wire::field_row>& rows) {
  out.key(key);
  out.begin_array();
  for (const auto& placed : wire::with_nested(rows)) write_row(out, placed);
  out.end_array();
}

void put_rules(writer& out, const wire::entry& whole) {
  const auto rules = wire::rules_of(whole);
  if (rules.empty()) return;
  out.key("rules");
  out.begin_array();
  for (const auto& one : rules) {
    out.begin_object();
    put(out, "id", one.rule->id);
    put(out, "kind", word_of(one.rule->what));
    out.key("fields");
    out.begin_array();
    for (const auto name : wire::names_in(one.rule->fields)) out.string(one.place + std::string(name));
    out.end_array();
    if (!one.rule->word.empty()) put(out, "word", one.rule->word);
    out.end_object();
  }
  out.end_array();
}

/// An error without a type is one of which no source says what the service calls it.
void put_errors(writer& out, const describe::about& about) {
  const auto all = wire::failures_of(about);
  if (all.empty()) return;
  out.key("errors");
  out.begin_array();
  for (const auto& one : all) {
    out.begin_object();
    put(out, "type", one.type);
    put(out, "when", one.when);
    put(out, "basis", wire::word_of(one.from));
    if (!one.questions.empty()) put_json(out, "is_type_known", "false");
    put_list(out, "questions", wire::split(one.questions));
    out.end_object();
  }
  out.end_array();
}

void put_pushes(writer& out, const describe::about& about) {
  const auto all = wire::consequences_of(about);
  if (all.empty()) return;
  out.key("pushes");
  out.begin_array();
  for (const auto& one : all) {
    out.begin_object();
    put(out, "name", one.push);
    put(out, "condition", one.condition);
    out.end_object();
  }
  out.end_array();
}

void write(writer& out, const wire::entry& whole) {
  const describe::about& about = *whole.about;
  put(out, "group", about.group);
  put(out, "since", to_string(about.since));
  put(out, "until", to_string(about.until));
  put(out, "replaced_by", about.replaced_by);
  put(out, "also_named", about.also_named);
  put(out, "source", about.source);
  put(out, "basis", wire::word_of(about.from));
  put_list(out, "questions", wire::split(about.questions));
  put(out, "note", about.note);
  put_list(out, "one_of", whole.alternatives);
  put_rows(out, "fields", whole.fields);
  if (whole.answered != nullptr) put_rows(out, "answer", whole.answer);
  put_rules(out, whole);
  put_errors(out, about);
  if (about.what == describe::kind::action) put_list(out, "general_errors", wire::general_errors());
  put_list(out, "effects", wire::effects_of(about));
  put_pushes(out, about);
  if (about.what == describe::kind::push) put_list(out, "caused_by", wire::actions_that_cause(about.name));
  if (about.what == describe::kind::structure) put_list(out, "used_by", wire::users_of(about.name));
  put(out, "cpp", wire::in_cpp(whole));
  put_json(out, "example", wire::frame_example_of(whole));
  if (whole.answered != nullptr) put_json(out, "answer_example", wire::answer_example_of(whole));
}

void put_named_for(writer& out, const lc::error_type& error) {
  const auto all = wire::actions_that_fail_with(error.type);
  if (all.empty()) return;
  out.key("named_for");
  out.begin_array();
  for (const auto& [action, failure] : all) {
    out.begin_object();
    put(out, "action", action);
    put(out, "when", failure.when);
    put(out, "basis", wire::word_of(failure.from));
    put_list(out, "questions", wire::split(failure.questions));
    out.end_object();
  }
  out.end_array();
}

void write(writer& out, const lc::error_type& error) {
  put(out, "message", error.message);
  put(out, "source", error.source);
  put(out, "basis", wire::word_of(describe::basis::documented));
  put(out, "listed", wire::listed_in_words(error.listed));
  if (error.is_general) put_json(out, "general", "true");
  put_named_for(out, error);
  put(out, "cpp", wire::in_cpp(error));
  put_json(out, "example", wire::frame_example_of(error));
}

void write(writer& out, const lc::disconnect_reason& reason) {
  put(out, "advice", wire::in_words(reason.advice));
  put(out, "since", to_string(reason.since));
  put(out, "source", reason.source);
  put(out, "basis", wire::word_of(reason.from));
  put_list(out, "questions", wire::split(reason.questions));
  put(out, "cpp", wire::in_cpp(reason));
  put_json(out, "example", wire::frame_example_of(reason));
}

void write(writer& out, const question& open) {
  put_list(out, "stands_at", wire::entries_that_ask(open.id));
  put(out, "source", "docs/questions.md");
}

}  // namespace

std::string description_json(const topic& one) {
  std::string text;
  writer out(text);
  out.begin_object();
  put(out, "kind", lc_rtm::word_of(one.kind));
  put(out, "name", one.name);
  put(out, "text", one.text);
  std::visit([&out](const auto* facts) { write(out, *facts); }, one.facts);
  out.end_object();
  return text;
}

}  // namespace lc_rtm
