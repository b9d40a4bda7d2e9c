// SPDX-License-Identifier: Apache-2.0
#include "wire/catalogue_words.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace livechat::customer::wire {

namespace {

/// `16,384`
std::string grouped(std::size_t number) {
  std::string out = std::to_string(number);
  for (std::size_t end = out.size(); end > 3; end -= 3) out.insert(end - 3, ",");
  return out;
}

std::string range_in_words(const describe::limits& bounds) {
  if (bounds.min && bounds.max) return std::to_string(*bounds.min) + " to " + std::to_string(*bounds.max);
  if (bounds.max) return "at most " + std::to_string(*bounds.max);
  return "at least " + std::to_string(*bounds.min);
}

/// What an action or an event is made from: the members that must be set.
std::string arguments_of(const entry& whole) {
  std::vector<std::string> out;
  for (const field_row& row : whole.fields) {
    const bool is_needed = row.need == describe::presence::required || row.need == describe::presence::sent;
    if (is_needed && !row.facts.is_disputed && !row.is_tag) out.emplace_back(row.name);
  }
  return joined(out);
}

/// The first field of which one must be set although none is required; empty when there is no such rule.
std::string_view first_of_some(const entry& action) {
  for (const describe::rule& rule : action.about->rules) {
    if (rule.what == describe::rule_kind::at_least_one_of && !rule.id.empty()) return rule.fields.front();
  }
  return {};
}

std::string struct_of(const entry& whole) { return "lc::" + std::string(whole.cpp_name); }

/// `lc::get_chat(chat_id)`; with a name, its declaration.
std::string made_from_arguments(const entry& whole, std::string_view name = {}) {
  const std::string arguments = arguments_of(whole);
  const std::string between = name.empty() ? "" : " " + std::string(name);
  if (arguments.empty() && !name.empty()) return struct_of(whole) + between;
  return struct_of(whole) + between + "(" + arguments + ")";
}

std::string call_of(const entry& action) {
  constexpr std::size_t longest_line = 76;
  const std::string name(action.about->name);
  if (name == "login") return "client.connect().get();  // the client logs in by itself";
  const std::string_view set = first_of_some(action);
  std::string line = "client." + name + "(" + made_from_arguments(action) + ").get();";
  if (set.empty() && line.size() <= longest_line) return line;
  const std::string setting = set.empty() ? "" : "request." + std::string(set) + " = …;\n";
  return made_from_arguments(action, "request") + ";\n" + setting + "client." + name + "(request).get();";
}

std::string handler_of(const entry& push) { return "client.on<" + struct_of(push) + ">([](const auto& push) { … });"; }

std::string sending_of(const entry& event) {
  if (!event.is_sendable) return "push.event.as<" + struct_of(event) + ">()";
  return "client.send_event(chat_id, " + made_from_arguments(event) + ").get();";
}

/// Adds the names of all structures below these rows, those of the alternatives of an event or a user too.
void reach(std::set<std::string_view>& out, const std::vector<field_row>& rows, wire::shape direction) {
  for (const field_row& row : rows) {
    const bool is_looked_for = direction == shape::served || row.need != describe::presence::served;
    if (row.structure == nullptr || !is_looked_for) continue;
    const entry& inner = row.structure();
    if (!out.insert(inner.about->name).second) continue;
    reach(out, inner.fields, direction);
    for (const std::string_view name : inner.alternatives) {
      for (const entry* one : find_entries(name)) {
        const bool is_event = one->about->what == describe::kind::event;
        if (!is_event) out.insert(name);
        if (direction == shape::served || one->is_sendable) reach(out, one->fields, direction);
      }
    }
  }
}

std::set<std::string_view> structures_that_go(wire::shape direction) {
  std::set<std::string_view> out;
  for (const entry& action : actions_catalogue()) {
    reach(out, direction == shape::sent ? action.fields : action.answer, direction);
  }
  if (direction == shape::sent) return out;
  for (const entry& push : pushes_catalogue()) reach(out, push.fields, direction);
  return out;
}

way way_of_structure(std::string_view name) {
  static const auto sent = structures_that_go(shape::sent);
  static const auto served = structures_that_go(shape::served);
  if (!sent.contains(name)) return way::served;
  return served.contains(name) ? way::both : way::sent;
}

}  // namespace

way way_of(const entry& whole) {
  switch (whole.about->what) {
    case describe::kind::action:
      return way::sent;
    case describe::kind::answer:
    case describe::kind::push:
      return way::served;
    case describe::kind::event:
      return whole.is_sendable ? way::both : way::served;
    case describe::kind::structure:
      break;
  }
  return way_of_structure(whole.about->name);
}

std::string_view in_words(describe::kind kind) {
  switch (kind) {
    case describe::kind::structure:
      return "structure";
    case describe::kind::event:
      return "event";
    case describe::kind::action:
      return "action";
    case describe::kind::answer:
      return "answer";
    case describe::kind::push:
      return "push";
  }
  return "?";
}

std::string_view in_words(describe::basis from) {
  switch (from) {
    case describe::basis::documented:
      return "documented";
    case describe::basis::sample:
      return "from a sample only";
    case describe::basis::python_sdk:
      return "from the Python SDK only";
    case describe::basis::customer_sdk:
      return "from the Customer SDK page only";
    case describe::basis::js_sdk:
      return "from the JavaScript SDK only";
    case describe::basis::agent_api:
      return "type from the Agent Chat API";
    case describe::basis::inferred:
      return "inferred";
  }
  return "?";
}

std::string_view word_of(describe::basis from) {
  switch (from) {
    case describe::basis::documented:
      return "documented";
    case describe::basis::sample:
      return "sample";
    case describe::basis::python_sdk:
      return "python_sdk";
    case describe::basis::customer_sdk:
      return "customer_sdk";
    case describe::basis::js_sdk:
      return "js_sdk";
    case describe::basis::agent_api:
      return "agent_api";
    case describe::basis::inferred:
      return "inferred";
  }
  return "?";
}

std::string_view in_words(disconnect_advice advice) {
  switch (advice) {
    case disconnect_advice::none:
      return {};
    case disconnect_advice::reconnect:
      return "reconnect";
    case disconnect_advice::reconnect_with_new_token:
      return "reconnect with a new token";
    case disconnect_advice::do_not_reconnect:
      return "do not reconnect";
  }
  return "?";
}

std::string in_words(const placed_rule& one) {
  std::vector<std::string> names;
  for (const std::string_view name : names_in(one.rule->fields)) names.push_back(one.place + std::string(name));
  switch (one.rule->what) {
    case describe::rule_kind::excludes: {
      const std::string first = names.front();
      names.erase(names.begin());
      return first + ": not together with " + joined(names);
    }
    case describe::rule_kind::mutually_exclusive:
      return joined(names) + ": one of them at most";
    case describe::rule_kind::at_least_one_of:
      return joined(names) + (names.size() == 1 ? ": must be set" : ": at least one of them");
    case describe::rule_kind::both_or_neither:
      return joined(names) + ": both or neither";
    case describe::rule_kind::needed_when:
      return names[0] + ": needed when " + names[1] + " is " + std::string(one.rule->word);
  }
  return {};
}

namespace {

std::string_view need_of_sender(describe::presence need) {
  switch (need) {
    case describe::presence::required:
    case describe::presence::sent:
      return "required";
    case describe::presence::optional:
      return "optional";
    case describe::presence::served:
      return "set by the service";
  }
  return "?";
}

std::string_view need_of_service(describe::presence need) {
  switch (need) {
    case describe::presence::required:
    case describe::presence::served:
      return "always there";
    case describe::presence::optional:
    case describe::presence::sent:
      return "may be missing";
  }
  return "?";
}

std::string question_in_words(std::string_view ids) {
  const auto all = split(ids);
  return (all.size() == 1 ? "question " : "questions ") + joined(all);
}

}  // namespace

std::vector<std::string> remarks_in_words(const describe::failure& one) {
  std::vector<std::string> out;
  if (one.from != describe::basis::documented) out.emplace_back(in_words(one.from));
  if (!one.questions.empty()) out.push_back(question_in_words(one.questions));
  return out;
}

std::string type_in_words(const describe::failure& one) {
  if (one.type.empty()) return "type not known";
  return one.questions.empty() ? std::string(one.type) : std::string(one.type) + ", presumably";
}

std::string_view listed_in_words(error_list listed) {
  switch (listed) {
    case error_list::both:
      return {};
    case error_list::rtm:
      return "for the RTM API only";
    case error_list::web:
      return "for the Web API only";
  }
  return "?";
}

std::string need_in_words(const field_row& row, way direction) {
  std::string out(direction == way::served ? need_of_service(row.need) : need_of_sender(row.need));
  if (direction == way::both && row.need == describe::presence::sent) out += "; may be missing in what comes";
  return row.facts.is_disputed ? out + " (disputed)" : out;
}

std::string type_in_words(const field_row& row) {
  if (row.facts.unit.empty() || row.type != "number") return row.shown;
  return row.shown + " (" + std::string(row.facts.unit) + ")";
}

std::vector<std::string> limits_in_words(const field_row& row) {
  std::vector<std::string> out;
  if (row.facts.may_be_empty) out.emplace_back("may be empty");
  if (row.bounds.max_bytes != 0) out.push_back("at most " + grouped(row.bounds.max_bytes) + " bytes");
  if (row.bounds.max_items != 0) out.push_back("at most " + grouped(row.bounds.max_items));
  if (row.bounds.min || row.bounds.max) out.push_back(range_in_words(row.bounds));
  if (!row.facts.by_default.empty()) out.push_back("default " + std::string(row.facts.by_default));
  return out;
}

std::string words_of_row(const field_row& row) {
  if (row.words.empty()) return {};
  const bool is_fixed = row.words.size() == 1 && row.need != describe::presence::optional;
  return (is_fixed ? "always " : "one of: ") + joined(row.words);
}

std::vector<std::string> remarks_in_words(const field_row& row) {
  std::vector<std::string> out;
  if (row.facts.since != api_version::v3_4) out.push_back("since " + std::string(to_string(row.facts.since)));
  for (const auto& [word, since] : row.newer_words) {
    out.push_back(std::string(word) + " since " + std::string(to_string(since)));
  }
  if (!row.facts.also_named.empty()) out.push_back("also read as " + std::string(row.facts.also_named));
  if (row.facts.from != describe::basis::documented) out.emplace_back(in_words(row.facts.from));
  if (row.facts.is_draft) out.emplace_back("what the service sets in it may be missing yet");
  if (!row.facts.questions.empty()) out.push_back(question_in_words(row.facts.questions));
  return out;
}

std::string versions_in_words(const describe::about& about) {
  const std::string since(to_string(about.since));
  const std::string until(to_string(about.until));
  const bool is_from_the_first = about.since == api_version::v3_4;
  const bool is_to_the_last = about.until == api_version::v3_7;
  std::string out = "all (" + since + " to " + until + ")";
  if (!is_from_the_first && is_to_the_last) out = since + " and later";
  if (is_from_the_first && !is_to_the_last) out = "up to " + until;
  if (!is_from_the_first && !is_to_the_last) out = since + " to " + until;
  return about.replaced_by.empty() ? out : out + "; then " + std::string(about.replaced_by);
}

std::string in_cpp(const entry& whole) {
  switch (whole.about->what) {
    case describe::kind::action:
    case describe::kind::answer:
      return call_of(whole);
    case describe::kind::push:
      return handler_of(whole);
    case describe::kind::event:
      return sending_of(whole);
    case describe::kind::structure:
      break;
  }
  return struct_of(whole);
}

std::string in_cpp(const error_type& error) {
  return "if (problem.code() == lc::server_errc::" + std::string(error.type) + ") …";
}

std::string in_cpp(const disconnect_reason& reason) {
  return "client.on<lc::customer_disconnected>([](const auto& push) {\n  if (push.reason == \"" +
         std::string(reason.reason) + "\") …\n});";
}

std::string place_in_words(const placed_row& placed) { return placed.place + (placed.row->is_list ? "[]" : ""); }

}  // namespace livechat::customer::wire
