// SPDX-License-Identifier: Apache-2.0
#include "pages.hpp"

#include <algorithm>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <livechat/customer/structures/default_properties.hpp>
#include <livechat/customer/structures/system_message_types.hpp>
#include <string_view>
#include <utility>

#include "markdown.hpp"
#include "wire/catalogue.hpp"
#include "wire/catalogue_words.hpp"
#include "wire/example.hpp"

namespace reference {

namespace {

namespace lc = livechat::customer;
namespace describe = livechat::customer::describe;
namespace wire = livechat::customer::wire;
using entries = std::vector<const wire::entry*>;

constexpr std::string_view generated =
    "<!-- Made by tools/write_reference.sh from the tables that the client walks. Changes here are lost. -->";

constexpr std::string_view actions_page = "actions.md";
constexpr std::string_view pushes_page = "pushes.md";
constexpr std::string_view events_page = "events.md";
constexpr std::string_view structures_page = "structures.md";
constexpr std::string_view errors_page = "errors.md";
constexpr std::string_view reasons_page = "reasons.md";

markdown begin_page(std::string_view title) {
  markdown out;
  out.paragraph(generated);
  out.heading(1, title);
  return out;
}

entries sorted(const std::vector<wire::entry>& all) {
  entries out;
  for (const auto& one : all) out.push_back(&one);
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->about->name < b->about->name; });
  return out;
}

std::string with_page(const std::vector<std::string_view>& names, std::string_view page) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const auto name : names) out.push_back(link_to(name, page));
  return wire::joined(out);
}

/// Where a name that only the catalogue knows has its heading.
std::string_view page_of(const wire::entry& one) {
  switch (one.about->what) {
    case describe::kind::action:
    case describe::kind::answer:
      return actions_page;
    case describe::kind::push:
      return pushes_page;
    case describe::kind::event:
      return events_page;
    case describe::kind::structure:
      break;
  }
  return structures_page;
}

std::string links_to(const std::vector<std::string_view>& names) {
  std::vector<std::string> out;
  for (const auto name : names) {
    const auto found = wire::find_entries(name);
    out.push_back(found.empty() ? code(name) : link_to(name, page_of(*found.front())));
  }
  return wire::joined(out);
}

/// The type with a link to the structure behind it.
std::string type_cell(const wire::field_row& row) {
  std::string words = wire::type_in_words(row);
  const auto at = row.structure == nullptr || row.ref.empty() ? std::string::npos : words.rfind(row.ref);
  if (at == std::string::npos) return words;
  return words.substr(0, at) + link_to(row.ref, structures_page);
}

/// A remark as a sentence; a name at its begin stays as it is.
std::string sentence(std::string text) {
  if (text.empty()) return text;
  const bool is_name = text.substr(0, text.find(' ')).find('_') != std::string::npos;
  const bool is_lower = text.front() >= 'a' && text.front() <= 'z';
  if (is_lower && !is_name) text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

/// "one of: `asc`, `desc`"
std::string words_cell(const wire::field_row& row) {
  const std::string words = wire::words_of_row(row);
  std::vector<std::string> quoted;
  for (const auto word : row.words) quoted.push_back(code(word));
  return words.substr(0, words.size() - wire::joined(row.words).size()) + wire::joined(quoted);
}

/// A question as the ids stand in the tables, `S08`, as a link to what it asks.
std::string question_link(std::string_view id) {
  std::string anchor(id);
  std::transform(anchor.begin(), anchor.end(), anchor.begin(), [](unsigned char c) { return std::tolower(c); });
  return "[" + std::string(id) + "](../questions.md#" + anchor + ")";
}

std::string question_links(std::string_view ids) {
  std::vector<std::string> links;
  for (const auto id : wire::split(ids)) links.push_back(question_link(id));
  return wire::joined(links);
}

/// The ids in a remark such as `questions A06, A20` as links.
std::vector<std::string> with_links(std::vector<std::string> remarks, std::string_view questions) {
  if (!questions.empty()) {  // the last remark, by its ids alone
    remarks.back() = remarks.back().substr(0, remarks.back().find(' ') + 1) + question_links(questions);
  }
  return remarks;
}

std::string in_italics(const std::vector<std::string>& remarks) {
  return remarks.empty() ? std::string() : " · *" + wire::joined(remarks, "; ") + "*";
}

/// What a field is, its words and limits, and, in italics, how sure that is.
std::string text_cell(const wire::field_row& row) {
  constexpr std::string_view by_default = "default ";
  std::vector<std::string> parts = {std::string(row.text)};
  if (!row.words.empty()) parts.push_back(words_cell(row));
  const auto limits = wire::limits_in_words(row);
  for (const std::string_view limit : limits) {
    const bool is_default = limit.starts_with(by_default);
    parts.push_back(is_default ? std::string(by_default) + code(limit.substr(by_default.size())) : std::string(limit));
  }
  const std::string out = wire::joined(parts, "; ");
  return out + in_italics(with_links(wire::remarks_in_words(row), row.facts.questions));
}

/// A structure that hardly anything else has is shown in its place.
bool is_shown_inside(const wire::field_row& row) {
  const wire::entry* structure = wire::find_entry(describe::kind::structure, row.ref);
  return structure->is_part || wire::users_of(row.ref).size() == 1;
}

void write_fields(markdown& out, const std::vector<wire::field_row>& fields, wire::way direction) {
  if (fields.empty()) return;
  out.table({"field", "type", "", "what it is"});
  for (const auto& placed : wire::with_nested(fields, is_shown_inside)) {
    out.row({code(wire::place_in_words(placed)), type_cell(*placed.row), wire::need_in_words(*placed.row, direction),
             text_cell(*placed.row)});
  }
  out.end_table();
}

void write_rules(markdown& out, const wire::entry& whole) {
  const auto rules = wire::rules_of(whole);
  if (rules.empty()) return;
  std::string list;
  for (const auto& one : rules) list += "- " + wire::in_words(one) + "\n";
  list.pop_back();
  out.paragraph(list);
}

/// Group, versions and source on one line.
std::string facts_line(const describe::about& about) {
  std::vector<std::string> out;
  if (!about.group.empty()) out.emplace_back(about.group);
  if (!about.also_named.empty()) out.push_back("also named " + code(about.also_named));
  out.push_back("versions: " + wire::versions_in_words(about));
  out.emplace_back(about.source);
  if (about.from != describe::basis::documented) out.emplace_back(wire::in_words(about.from));
  if (!about.questions.empty()) out.push_back("questions: " + question_links(about.questions));
  return "<sub>" + wire::joined(out, " · ") + "</sub>";
}

void write_head(markdown& out, const wire::entry& whole) {
  out.heading(2, whole.about->name);
  out.paragraph(sentence(std::string(whole.about->text)));
  out.paragraph(sentence(std::string(whole.about->note)));
  out.paragraph(facts_line(*whole.about));
}

void write_example(markdown& out, const std::string& json) {
  constexpr std::size_t width = 100;
  out.code("json", wire::indented(json, width));
}

void write_list(markdown& out, std::string_view what, const std::string& links) {
  if (!links.empty()) out.paragraph("**" + std::string(what) + ":** " + links);
}

void write_effects(markdown& out, const describe::about& action) {
  const auto all = wire::effects_of(action);
  if (!all.empty()) out.paragraph("**Effects:** " + wire::joined(all, "; "));
}

/// A type with a link; what is not known stays words.
std::string failure_cell(const describe::failure& one) {
  const std::string words = wire::type_in_words(one);
  return one.type.empty() ? words : link_to(one.type, errors_page) + words.substr(one.type.size());
}

void write_errors(markdown& out, const describe::about& action) {
  std::string list = "**Errors**\n\n";
  for (const auto& one : wire::failures_of(action)) {
    list += "- " + failure_cell(one) + ": " + std::string(one.when) +
            in_italics(with_links(wire::remarks_in_words(one), one.questions)) + "\n";
  }
  out.paragraph(list + "- as any action: " + with_page(wire::general_errors(), errors_page));
}

void write_pushes(markdown& out, const describe::about& action) {
  std::vector<std::string> links;
  for (const auto& [push, condition] : wire::consequences_of(action)) {
    links.push_back(link_to(push, pushes_page) + (condition.empty() ? "" : " (" + std::string(condition) + ")"));
  }
  write_list(out, "Pushes", wire::joined(links));
}

void write_action(markdown& out, const wire::entry& action) {
  write_head(out, action);
  out.code("cpp", wire::in_cpp(action));
  write_fields(out, action.fields, wire::way::sent);
  write_rules(out, action);
  write_example(out, wire::frame_example_of(action));
  if (!action.answer.empty()) {
    std::string title = "**Answer**";
    if (!action.answered->note.empty()) title += ": " + std::string(action.answered->note);
    out.paragraph(title);
    write_fields(out, action.answer, wire::way::served);
    write_example(out, wire::answer_example_of(action));
  } else {
    const bool is_documented = action.answered->from == describe::basis::documented;
    out.paragraph(is_documented ? "**Answer:** an empty object" : "**Answer:** not documented");
  }
  write_effects(out, *action.about);
  write_errors(out, *action.about);
  write_pushes(out, *action.about);
}

void write_push(markdown& out, const wire::entry& push) {
  write_head(out, push);
  out.code("cpp", wire::in_cpp(push));
  write_fields(out, push.fields, wire::way::served);
  write_list(out, "Caused by", with_page(wire::actions_that_cause(push.about->name), actions_page));
  write_example(out, wire::frame_example_of(push));
}

void write_system_messages(markdown& out) {
  out.paragraph("The types that are documented; the list is open.");
  out.table({"system_message_type", "text_vars", "said when"});
  for (const auto& one : lc::system_message_types) {
    out.row({code(one.type), wire::joined(wire::names_in(one.text_vars)), std::string(one.when)});
  }
  out.end_table();
}

void write_event(markdown& out, const wire::entry& event) {
  write_head(out, event);
  out.code("cpp", wire::in_cpp(event));
  write_fields(out, event.fields, wire::way_of(event));
  write_rules(out, event);
  if (event.about->name == "system_message") write_system_messages(out);
  if (event.is_sendable) {
    out.paragraph("As you send it:");
    write_example(out, wire::example_of(event, wire::shape::sent));
    out.paragraph("As it comes:");
  }
  write_example(out, wire::frame_example_of(event));
}

std::string_view access_in_words(lc::property_access access) {
  switch (access) {
    case lc::property_access::none:
      return "";
    case lc::property_access::read:
      return "read";
    case lc::property_access::write:
      return "write";
    case lc::property_access::read_write:
      return "read, write";
  }
  return "?";
}

void write_default_properties(markdown& out) {
  out.paragraph("The properties that the service sets up for everybody, and what a customer may do with them where.");
  out.table({"namespace", "name", "type", "in a chat", "in a thread", "in an event", "in a group", "values"});
  for (const auto& one : lc::default_properties) {
    out.row({code(one.name_space), code(one.name), std::string(word_of(one.type)),
             std::string(access_in_words(one.in_chat)), std::string(access_in_words(one.in_thread)),
             std::string(access_in_words(one.in_event)), std::string(access_in_words(one.in_group)),
             wire::joined(wire::names_in(one.values))});
  }
  out.end_table();
}

void write_structure(markdown& out, const wire::entry& structure) {
  write_head(out, structure);
  if (!structure.fields.empty()) out.paragraph("In C++: " + code(wire::in_cpp(structure)) + ".");
  write_fields(out, structure.fields, wire::way_of(structure));
  write_rules(out, structure);
  write_list(out, "One of", links_to(structure.alternatives));
  write_list(out, "Stands in", links_to(wire::users_of(structure.about->name)));
  if (structure.about->name == "properties") write_default_properties(out);
  write_example(out, wire::frame_example_of(structure));
}

/// Links to all headings, in a table with what each is.
void write_contents(markdown& out, const entries& all) {
  out.table({"name", "what it is"});
  for (const auto* one : all) out.row({link_to(one->about->name, ""), std::string(one->about->text)});
  out.end_table();
}

page page_of_entries(std::string_view file, std::string_view title, std::string_view about,
                     const std::vector<wire::entry>& all, void (*write)(markdown&, const wire::entry&)) {
  markdown out = begin_page(title);
  out.paragraph(about);
  const entries by_name = sorted(all);
  write_contents(out, by_name);
  for (const auto* one : by_name) write(out, *one);
  return {std::string(file), out.text()};
}

/// A name that can be linked to although it is no heading.
std::string anchored(std::string_view name) { return "<a id=\"" + std::string(name) + "\"></a>" + code(name); }

/// "any action", "`start_chat` · *from the Customer SDK page only*"
std::string answers_cell(const lc::error_type& error) {
  std::vector<std::string> out;
  if (error.is_general) out.emplace_back("any action");
  for (const auto& [action, failure] : wire::actions_that_fail_with(error.type)) {
    out.push_back(link_to(action, actions_page) +
                  in_italics(with_links(wire::remarks_in_words(failure), failure.questions)));
  }
  return wire::joined(out, "; ");
}

std::string source_cell(const lc::error_type& error) {
  const auto listed = wire::listed_in_words(error.listed);
  return std::string(error.source) + (listed.empty() ? "" : " · *listed " + std::string(listed) + "*");
}

page write_error_page() {
  markdown out = begin_page("Errors");
  out.paragraph(
      "What the service answers with when it refuses a request. In C++ each is a `lc::server_errc` of that name:");
  out.code("cpp", wire::in_cpp(lc::error_types.front()));
  out.paragraph(
      "The docs hardly say which action fails with which. \"Any action\": they imply it. Where another source names an "
      "error for an action, or the list of errors lets one infer it, that is said beside the action; a question beside "
      "it "
      "means that the type is a guess. The list is open: others come as `server_errc::unknown_type` with the service's "
      "words. What to do: [errors.md](../errors.md).");
  out.table({"type", "means", "message", "answers", "source"});
  for (const auto& one : lc::error_types) {
    out.row(
        {anchored(one.type), std::string(one.meaning), std::string(one.message), answers_cell(one), source_cell(one)});
  }
  out.end_table();
  write_example(out, wire::frame_example_of(lc::error_types.front()));
  return {std::string(errors_page), out.text()};
}

page write_reasons() {
  markdown out = begin_page("Disconnect reasons");
  out.paragraph("Why the service ends a connection: the `reason` of " + link_to("customer_disconnected", pushes_page) +
                ". The advice is that of the docs; what this client does is in [reconnect.md](../reconnect.md). The "
                "list is open.");
  out.table({"reason", "means", "advice", "source", ""});
  for (const auto& one : lc::disconnect_reasons) {
    std::vector<std::string> remarks;
    if (one.since != lc::api_version::v3_4) remarks.push_back("since " + std::string(to_string(one.since)));
    if (one.from != describe::basis::documented) remarks.emplace_back(wire::in_words(one.from));
    if (!one.questions.empty()) remarks.push_back("question " + question_links(one.questions));
    out.row({anchored(one.reason), std::string(one.meaning), std::string(wire::in_words(one.advice)),
             std::string(one.source), remarks.empty() ? "" : "*" + wire::joined(remarks, "; ") + "*"});
  }
  out.end_table();
  write_example(out, wire::frame_example_of(lc::disconnect_reasons.front()));
  return {std::string(reasons_page), out.text()};
}

page write_index() {
  markdown out = begin_page("Reference");
  out.paragraph(
      "Everything of the Customer Chat RTM API that this library has a table for. The same tables encode, decode and "
      "check what goes over the wire, and `lc-rtm describe NAME` prints them. `tools/write_reference.sh` makes these "
      "pages from them.");
  out.table({"page", "", ""});
  const auto count = [](std::size_t number, std::string_view what) {
    return std::to_string(number) + " " + std::string(what);
  };
  out.row({"[Actions](actions.md)", count(wire::actions_catalogue().size(), "actions"), "what a client asks for"});
  out.row(
      {"[Pushes](pushes.md)", count(wire::pushes_catalogue().size(), "pushes"), "what the service tells by itself"});
  out.row({"[Events](events.md)", count(wire::events_catalogue().size(), "types"), "what a thread is made of"});
  out.row({"[Structures](structures.md)", count(wire::structures_catalogue().size(), "structures"),
           "what the others are made of"});
  out.row({"[Errors](errors.md)", count(lc::error_types.size(), "types"), "why a request is refused"});
  out.row({"[Disconnect reasons](reasons.md)", count(lc::disconnect_reasons.size(), "reasons"),
           "why a connection is ended"});
  out.end_table();
  out.heading(2, "How to read the tables");
  out.table({"word", "means"});
  out.row({"required, optional", "of what you send"});
  out.row({"always there, may be missing", "of what the service sends"});
  out.row({"set by the service", "always there in what comes; not looked at in what you send"});
  out.row({"required; may be missing in what comes", "to be sent, not to be relied upon"});
  out.row({"(disputed)", "the docs' table says required, other sources do not: nothing insists on it"});
  out.row({"time", "RFC 3339, to the microsecond: `2026-03-14T09:26:53.589793Z`. In C++: `lc::timestamp`"});
  out.row({code("events[]"), "a list; type and text are those of its elements"});
  out.row({code("<key>"), "the name of a member is free"});
  out.row({"one of: …", "the documented words. Newer ones are delivered as they come, and not sent"});
  out.row({"also read as", "another name on the wire, of 3.7 or of a page that contradicts"});
  out.row({"from a sample only, type from the Agent Chat API, …",
           "where a fact comes from, if not from a table of the docs of 3.6"});
  out.row({"question " + question_link("S08"),
           "the docs are silent there, or contradict themselves: what is so at the service is not known"});
  out.end_table();
  out.paragraph(
      "In the lines of C++, `lc` is `livechat::customer`, and names such as `chat_id` stand for your values; each call "
      "can be waited for in four ways. The examples are made from the tables, too: the ids in them are made up.");
  return {"README.md", out.text()};
}

}  // namespace

std::vector<page> all_pages() {
  return {
      write_index(),
      page_of_entries(actions_page, "Actions",
                      "What a client asks the service for. An action is a struct, and a member of `lc::client`.",
                      wire::actions_catalogue(), write_action),
      page_of_entries(
          pushes_page, "Pushes",
          "What the service tells by itself. A push is a struct; what has none comes as `lc::unknown_push`.",
          wire::pushes_catalogue(), write_push),
      page_of_entries(events_page, "Events",
                      "What a thread is made of, told apart by `type`. An event is a struct, `lc::event` holds any of "
                      "them; what has none comes as `lc::unknown_event`.",
                      wire::events_catalogue(), write_event),
      page_of_entries(structures_page, "Structures", "What actions, answers, pushes and events are made of.",
                      wire::structures_catalogue(), write_structure),
      write_error_page(),
      write_reasons(),
  };
}

}  // namespace reference
