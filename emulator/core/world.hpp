// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/chat.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/user.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/chat_record.hpp"
#include "emulator/core/customer_record.hpp"
#include "emulator/core/id_source.hpp"
#include "emulator/core/settings.hpp"

namespace livechat::emulator::core {

/// What the service remembers: organizations, tokens, customers, chats with their threads and events.
/// Lives as long as the service; nothing is ever forgotten.
class world {
 public:
  explicit world(const service_settings& settings);

  [[nodiscard]] const std::string& organization_id() const noexcept { return *organizations_.begin(); }
  [[nodiscard]] const std::string& client_id() const noexcept { return client_id_; }
  [[nodiscard]] bool has_organization(std::string_view id) const { return organizations_.contains(id); }

  [[nodiscard]] std::string issue_token();
  [[nodiscard]] std::string issue_token_like(std::string_view token);
  void revoke_token(std::string_view token);

  /// The customer that a token stands for; null when the token is not good.
  [[nodiscard]] customer_record* customer_of(std::string_view token);
  [[nodiscard]] customer_record& customer_with(std::string_view id) { return customers_.find(id)->second; }
  [[nodiscard]] const customer_record& customer_with(std::string_view id) const { return customers_.find(id)->second; }

  /// A new chat with one thread, no events in it yet.
  chat_record& add_chat(customer_record& owner, instant now, bool is_active);
  [[nodiscard]] chat_record* find_chat(std::string_view id);
  [[nodiscard]] const std::map<std::string, chat_record, std::less<>>& chats() const noexcept { return chats_; }
  [[nodiscard]] bool has_active_chat(const customer_record& owner) const;

  /// Puts an event at the end of a thread: gives it id, time and author.
  const customer::event& append(customer::thread& to, customer::event what, std::string_view author_id, instant now);

  /// A chat the way the service shows it, with one of its threads or none.
  [[nodiscard]] customer::chat show(const chat_record& chat, const customer::thread* thread) const;

  /// The agent who joins chats; null when the script has none.
  [[nodiscard]] const customer::user_agent* agent() const noexcept { return agent_.name.empty() ? nullptr : &agent_; }

  /// The wall clock at an instant, to the microsecond. No two calls give the same time, so that times put events in
  /// order even when several things happen at one instant.
  [[nodiscard]] customer::timestamp time_at(instant now);

  [[nodiscard]] std::int64_t unix_seconds_at(instant now) const;

 private:
  service_settings::wall_clock started_at_;
  service_settings::wall_clock latest_time_;
  id_source ids_;
  std::set<std::string, std::less<>> organizations_;
  std::string client_id_;
  std::map<std::string, std::string, std::less<>> tokens_;  ///< token to customer id
  std::map<std::string, customer_record, std::less<>> customers_;
  std::map<std::string, chat_record, std::less<>> chats_;
  customer::user_agent agent_;
};

}  // namespace livechat::emulator::core
