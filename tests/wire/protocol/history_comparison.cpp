// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/history_comparison.hpp"

#include <algorithm>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/disconnect_reasons.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/catalogue.hpp"
#include "wire/protocol/names.hpp"
#include "wire/protocol/placed_rows.hpp"
#include "wire/protocol/versions.hpp"

namespace livechat::customer::wire::test {

namespace {

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
    // The docs advise on what they list.
    if (one.since <= version && one.advice != disconnect_advice::none) out.push_back(one.reason);
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

/// Which of our notes tells a difference that is neither a name nor a field.
struct told_difference {
  std::string_view theirs;
  describe::kind kind;
  std::string_view entry;
  std::string_view note;  ///< begins so
};

constexpr told_difference told_differences[] = {
    {"incoming_multicast no longer carries group status changes", describe::kind::push, "incoming_multicast", "3.4: "},
    {"incoming_multicast no longer carries group status changes", describe::kind::push, "groups_status_updated",
     "before 3.5 incoming_multicast"},
    {"resume_chat.continuous=false is described as switching continuous mode off", describe::kind::action,
     "resume_chat", "3.6: "},
    {"rich_message response: visibility always present; elements always present; title, subtitle, image, "
     "webview_height optional",
     describe::kind::event, "rich_message", "3.7: "},
};

void compare_told_differences(account& into, const docs& change) {
  for (const auto* list : {"behaviour", "structure_changes"}) {
    for (const auto& text : change[list].strings()) {
      bool is_told = false;
      for (const auto& [theirs, kind, name, note] : told_differences) {
        if (theirs != text) continue;
        is_told = true;
        const entry* ours = wire::find_entry(kind, name);
        into.there(std::string(name), text, ours != nullptr && ours->about->note.starts_with(note));
      }
      into.there(change["to"].string(), text, is_told);
    }
  }
}

}  // namespace

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
    compare_told_differences(into, change);
  }
}

}  // namespace livechat::customer::wire::test
