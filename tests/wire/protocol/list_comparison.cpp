// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/list_comparison.hpp"

#include <algorithm>
#include <iterator>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <livechat/customer/structures/default_properties.hpp>
#include <livechat/customer/structures/system_message_types.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/catalogue.hpp"
#include "wire/catalogue_words.hpp"
#include "wire/protocol/names.hpp"

namespace livechat::customer::wire::test {

namespace {

const error_type* find_error(std::string_view type) {
  const auto found =
      std::find_if(error_types.begin(), error_types.end(), [&](const auto& one) { return one.type == type; });
  return found == error_types.end() ? nullptr : &*found;
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

}  // namespace

void compare_errors(account& into, const docs& theirs) {
  for (const docs& one : theirs.elements()) {
    const std::string type = one["type"].string();
    const error_type* ours = find_error(type);
    into.there(type, "an error type", ours != nullptr);
    if (ours == nullptr) continue;
    into.same(type, "message", one["default_message"].string(), std::string(ours->message));
    into.same(type, "listed for RTM", one["listed_for_rtm"].is_true() ? "yes" : "no",
              ours->listed == error_list::web ? "no" : "yes");
    into.same(type, "listed for Web", one["listed_for_web"].is_true() ? "yes" : "no",
              ours->listed == error_list::rtm ? "no" : "yes");
    const bool is_our_source = ours->source.starts_with(one["listed_for_rtm"].is_true() ? "RTM" : "Web");
    into.there(type, "the page that lists it", is_our_source);
    const bool is_sample = one["remark"].string().find("RTM error sample") != std::string::npos;
    into.same(type, "the sample of the RTM page", is_sample ? "yes" : "no",
              ours->source.find("(sample)") == std::string_view::npos ? "no" : "yes");
  }
}

/// "request_timeout, internal, … can follow any action (implied)".
void compare_general_errors(account& into, const docs& theirs) {
  std::vector<std::string> names;
  for (const std::string& text : theirs.strings()) {
    const std::string list = text.substr(0, text.find(" can follow any action"));
    for (const auto word : wire::split(list)) {
      names.emplace_back(word.substr(0, word.find(',')));
    }
  }
  into.same_names("errors", "general", names, wire::general_errors());
}

/// The reasons of the extract, and those that it has not: known ones of the official JavaScript client's code.
void find_extra_reasons(account& into, const docs& theirs) {
  name_set names = {"product_version_changed"};
  for (const auto* list : {"reasons", "mentioned_without_a_row", "named_only_on_the_customer_sdk_page"}) {
    for (auto& name : names_in(theirs[list], "reason")) names.insert(std::move(name));
  }
  for (const auto& ours : disconnect_reasons) {
    if (!names.contains(std::string(ours.reason))) into.not_in_docs(std::string(ours.reason), "a disconnect reason");
  }
}

void compare_reasons(account& into, const docs& theirs, describe::basis from) {
  for (const docs& one : theirs.elements()) {
    const std::string reason = one["reason"].string();
    const disconnect_reason* ours = find_reason(reason);
    into.there(reason, "a disconnect reason", ours != nullptr);
    if (ours == nullptr) continue;
    into.same(reason, "basis", std::string(wire::word_of(from)), std::string(wire::word_of(ours->from)));
    const bool is_footnote = one["source"].string().find("footnote") != std::string::npos;
    into.same(reason, "a footnote", is_footnote ? "yes" : "no",
              ours->source.find("(footnote)") == std::string_view::npos ? "no" : "yes");
    into.same(reason, "advice", one["suggested_behaviour"].string(), std::string(word_of_advice(ours->advice)));
    if (one["added"].is_there()) into.same(reason, "since", one["added"].string(), std::string(to_string(ours->since)));
    if (one["open_question"].is_there())
      into.same(reason, "question", one["open_question"].string(), std::string(ours->questions));
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

}  // namespace livechat::customer::wire::test
