// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/greeting.hpp>
#include <livechat/customer/structures/user.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::emulator::core {

/// One showing of a greeting.
struct greeting_record {
  customer::greeting shown;
  bool is_accepted = false;
  bool is_on_display = true;
  std::vector<std::string> buttons_clicked;
};

struct welcome_message_record {
  std::string id;
  customer::event event;
};

/// How often a customer did what. Chats are counted by themselves.
struct customer_counts {
  std::int64_t threads = 0;
  std::int64_t visits = 0;
  std::int64_t page_views = 0;
  std::int64_t greetings_shown = 0;
  std::int64_t greetings_accepted = 0;
};

/// A customer as the service keeps one.
struct customer_record {
  std::string id;
  std::string organization_id;
  customer::customer_fields fields;  ///< without what belongs to a chat: `present`, `events_seen_up_to`
  bool is_name_default = false;
  bool is_banned = false;
  std::vector<std::string> chat_ids;  ///< oldest first
  customer_counts counts;

  // Of the last login.
  std::int64_t login_group_id = 0;
  std::int64_t group_id = 0;  ///< that of the page, or else of the login
  customer::customer_page page;
  bool is_page_active = true;
  std::optional<bool> is_mobile;
  std::optional<std::string> referrer;
  std::optional<std::string> user_agent;
  std::optional<customer::application> application;
  std::map<std::string, std::string> side_storage;

  std::vector<greeting_record> greetings;  ///< oldest first
  std::vector<welcome_message_record> welcome_messages;

  [[nodiscard]] greeting_record* find_greeting(std::string_view unique_id);
  [[nodiscard]] greeting_record* greeting_on_display();
  [[nodiscard]] const welcome_message_record* find_welcome_message(std::string_view message_id) const;
};

}  // namespace livechat::emulator::core
