// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <livechat/customer/requests/get_url_info.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/form_template.hpp>
#include <livechat/customer/structures/group_status.hpp>
#include <livechat/customer/structures/predicted_agent.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::emulator::core {

struct group_record {
  std::int64_t id = 0;
  std::string name;
  customer::group_availability availability = customer::group_availability::online;
};

struct agent_record {
  std::string id;  ///< left empty in a seed: the service makes one up
  std::string name;
  std::string avatar;
  std::string job_title;
  std::vector<std::int64_t> group_ids;  ///< group 0 needs no mention: it is everybody
  bool is_bot = false;
  bool takes_chats = false;  ///< chats are given to this agent by themselves; the others wait to be asked

  [[nodiscard]] bool is_in(std::int64_t group_id) const;
};

/// A form of a group. Groups without one of their own have the one of group 0.
struct form_setup {
  std::int64_t group_id = 0;
  customer::form_type type = customer::form_type::prechat;
  std::optional<customer::form_template> form;  ///< nothing: switched off
};

struct greeting_setup {
  std::int64_t id = 0;
  customer::event event;
  std::optional<std::string> addon;
  bool is_announcement = false;
  bool is_exit_intent = false;
};

/// Customers on pages whose URL has `part` belong to the group.
struct page_rule {
  std::string part;
  std::int64_t group_id = 0;
};

enum class license_state : std::uint8_t { good, expired, of_another_product };

/// How an organization has set up its LiveChat: data that agents change and customers only see.
struct license {
  license_state state = license_state::good;
  std::size_t customers_online_limit = 0;  ///< 0: none
  std::vector<group_record> groups;
  std::vector<agent_record> agents;
  std::vector<form_setup> forms;
  std::vector<greeting_setup> greetings;
  std::vector<page_rule> page_rules;
  std::vector<customer::get_url_info::response> known_urls;
  std::string welcome_text;

  // Null when there is none.
  [[nodiscard]] group_record* find_group(std::int64_t id);
  [[nodiscard]] const group_record* find_group(std::int64_t id) const;
  [[nodiscard]] const agent_record* find_agent(std::string_view id) const;
  [[nodiscard]] const form_setup* find_form(std::int64_t group_id, customer::form_type type) const;
  [[nodiscard]] const form_setup* find_form(std::string_view form_id) const;
  [[nodiscard]] const greeting_setup* find_greeting(std::int64_t id) const;
  [[nodiscard]] const customer::get_url_info::response* find_url(std::string_view url) const;

  /// The group that a page belongs to; nothing when no rule names it.
  [[nodiscard]] std::optional<std::int64_t> group_of_page(std::string_view url) const;
};

/// What is there when nobody says otherwise: groups 0 "General" and 1 "Sales" (online), 2 "Returns" (chats wait in a
/// queue) and 3 "Night shift" (offline); two agents who wait to be asked; a form of each type; two greetings.
[[nodiscard]] license demo_license();

}  // namespace livechat::emulator::core
