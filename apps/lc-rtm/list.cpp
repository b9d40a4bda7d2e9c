// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "commands.hpp"
#include "console.hpp"
#include "failure.hpp"
#include "json.hpp"
#include "printable.hpp"
#include "topics.hpp"
#include "wire/catalogue_words.hpp"
#include "wire/suggestion.hpp"

namespace lc_rtm {

namespace {

namespace lc = livechat::customer;

std::vector<std::string> names_of_lists() {
  std::vector<std::string> out;
  for (const auto kind : all_topic_kinds()) out.push_back(list_of(kind));
  return out;
}

topic_kind list_wanted(const std::string& list) {
  if (const auto kind = topic_kind_of(list)) return *kind;
  const auto lists = names_of_lists();
  const std::string near = lc::wire::suggestion_for(list, lists);
  const std::string hint = near.empty() ? "" : "; did you mean: lc-rtm list " + near;
  throw failure(exit_code::usage,
                "there is no list '" + shortened(list) + "'" + hint + "; the lists are: " + lc::wire::joined(lists));
}

/// What the docs advise after a disconnect, short enough for a column; empty for what is no reason.
std::string_view advice_of(const topic& one) {
  const auto* const* reason = std::get_if<const lc::disconnect_reason*>(&one.facts);
  if (reason == nullptr) return {};
  const auto advice = (*reason)->advice;
  if (advice == lc::disconnect_advice::none) return "-";
  if (advice == lc::disconnect_advice::reconnect_with_new_token) return "new token";
  return lc::wire::in_words(advice);
}

using column = std::vector<std::string>;

std::size_t width_of(const column& texts) {
  std::size_t out = 0;
  for (const auto& text : texts) out = std::max(out, text.size());
  return out;
}

void print_table(const std::vector<topic>& all) {
  column names;
  column advice;
  for (const topic& one : all) {
    names.emplace_back(one.name);
    advice.emplace_back(advice_of(one));
  }
  const std::size_t name_width = width_of(names);
  const std::size_t advice_width = width_of(advice);
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    names[i].resize(name_width + 2, ' ');
    if (advice_width != 0) advice[i].resize(advice_width + 2, ' ');
    text += (i == 0 ? "" : "\n") + names[i] + advice[i] + std::string(all[i].text);
  }
  print(text);
}

std::string json_of(const topic& one) {
  std::string out = "{\"name\":" + json::quoted(one.name) + ",\"text\":" + json::quoted(one.text);
  if (const auto* entry = std::get_if<const lc::wire::entry*>(&one.facts)) {
    const auto& about = *(*entry)->about;
    if (!about.group.empty()) out += ",\"group\":" + json::quoted(about.group);
    out += ",\"since\":" + json::quoted(to_string(about.since)) + ",\"until\":" + json::quoted(to_string(about.until));
  }
  if (const auto* error = std::get_if<const lc::error_type*>(&one.facts)) {
    out += ",\"message\":" + json::quoted((*error)->message);
  }
  if (const auto* reason = std::get_if<const lc::disconnect_reason*>(&one.facts)) {
    out += ",\"advice\":" + json::quoted(lc::wire::in_words((*reason)->advice));
  }
  return out + "}";
}

void print_json(const std::vector<topic>& all) {
  std::vector<std::string> objects;
  objects.reserve(all.size());
  for (const topic& one : all) objects.push_back(json_of(one));
  print("[" + lc::wire::joined(objects, ",") + "]");
}

}  // namespace

exit_code run(const list_command& wanted, ui_loop&) {
  const auto all = topics_of(list_wanted(wanted.list));
  if (wanted.as_json) {
    print_json(all);
  } else {
    print_table(all);
  }
  return exit_code::ok;
}

}  // namespace lc_rtm
