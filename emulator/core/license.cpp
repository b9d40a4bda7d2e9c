// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/license.hpp"

#include <algorithm>

namespace livechat::emulator::core {

namespace {

template <class List, class Condition>
auto* find_in(List& list, Condition is_it) {
  const auto found = std::find_if(list.begin(), list.end(), is_it);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

bool agent_record::is_in(std::int64_t group_id) const {
  return group_id == 0 || std::find(group_ids.begin(), group_ids.end(), group_id) != group_ids.end();
}

group_record* license::find_group(std::int64_t id) {
  return find_in(groups, [id](const auto& one) { return one.id == id; });
}

const group_record* license::find_group(std::int64_t id) const {
  return find_in(groups, [id](const auto& one) { return one.id == id; });
}

const agent_record* license::find_agent(std::string_view id) const {
  return find_in(agents, [id](const auto& one) { return one.id == id; });
}

const form_setup* license::find_form(std::int64_t group_id, customer::form_type type) const {
  const auto of = [this, type](std::int64_t group) {
    return find_in(forms, [=](const auto& one) { return one.group_id == group && one.type == type; });
  };
  const form_setup* own = of(group_id);
  return own != nullptr ? own : of(0);
}

const form_setup* license::find_form(std::string_view form_id) const {
  return find_in(forms, [form_id](const auto& one) { return one.form && one.form->id == form_id; });
}

const greeting_setup* license::find_greeting(std::int64_t id) const {
  return find_in(greetings, [id](const auto& one) { return one.id == id; });
}

const customer::get_url_info::response* license::find_url(std::string_view url) const {
  return find_in(known_urls, [url](const auto& one) { return one.url == url; });
}

std::optional<std::int64_t> license::group_of_page(std::string_view url) const {
  const auto* rule = find_in(page_rules, [url](const auto& one) { return url.find(one.part) != url.npos; });
  if (rule == nullptr) return std::nullopt;
  return rule->group_id;
}

}  // namespace livechat::emulator::core
