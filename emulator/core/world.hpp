// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/event.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "emulator/core/accounts/accounts.hpp"
#include "emulator/core/agenda.hpp"
#include "emulator/core/chat_record.hpp"
#include "emulator/core/customer_record.hpp"
#include "emulator/core/id_source.hpp"
#include "emulator/core/idle_threads.hpp"
#include "emulator/core/license.hpp"
#include "emulator/core/settings.hpp"

namespace livechat::emulator::core {

/// What the service remembers: an organization and its license, tokens, customers, chats with their threads and events.
/// Lives as long as the service. How much of it there may be is in limits.hpp.
class world {
 public:
  /// `when`: where the ends of idle threads are noted.
  world(const service_settings& settings, agenda& when);

  [[nodiscard]] const std::string& organization_id() const noexcept { return *organizations_.begin(); }
  [[nodiscard]] const std::string& client_id() const noexcept { return client_id_; }
  [[nodiscard]] bool has_organization(std::string_view id) const { return organizations_.contains(id); }

  [[nodiscard]] core::license& license() noexcept { return license_; }
  [[nodiscard]] const core::license& license() const noexcept { return license_; }

  /// The agent who follows the script; null when the script has none.
  [[nodiscard]] const agent_record* scripted_agent() const { return license_.find_agent(scripted_agent_id_); }

  /// The token of an agent; that of the organization for no agent in particular; empty when there is no such agent.
  [[nodiscard]] std::string agent_token(std::string_view agent_id = {});

  /// Whether a token is the organization's, or that of an agent who is still there.
  [[nodiscard]] bool is_agent_token(std::string_view token) const;

  [[nodiscard]] core::accounts& accounts() noexcept { return accounts_; }

  // Empty when there are too many customers or tokens. These tokens are for work that is not about tokens: they are good for
  // two years.

  /// A token of a new customer.
  [[nodiscard]] std::string issue_token(instant now);
  /// Another token of the customer of `token`; empty also when that is none.
  [[nodiscard]] std::string issue_token_like(instant now, std::string_view token);

  [[nodiscard]] bool has_room_for_token(instant now) { return accounts_.tokens.has_room(now); }

  /// A new token that stands for this. Precondition: there is room for it.
  [[nodiscard]] std::string issue_token(token_record what);

  /// False when there are too many.
  bool add_customer(std::string id);

  /// The customer that a token stands for; null when the token is not good.
  [[nodiscard]] customer_record* customer_of(std::string_view token, instant now);
  [[nodiscard]] customer_record* find_customer(std::string_view id);
  [[nodiscard]] customer_record& customer_with(std::string_view id) { return customers_.find(id)->second; }
  [[nodiscard]] const customer_record& customer_with(std::string_view id) const { return customers_.find(id)->second; }
  [[nodiscard]] const std::map<std::string, customer_record, std::less<>>& customers() const noexcept {
    return customers_;
  }

  /// A new chat with the customer in it, and no thread yet.
  chat_record& add_chat(customer_record& owner);
  [[nodiscard]] chat_record* find_chat(std::string_view id);
  [[nodiscard]] const chat_record& chat_with(std::string_view id) const { return chats_.find(id)->second; }
  [[nodiscard]] const std::map<std::string, chat_record, std::less<>>& chats() const noexcept { return chats_; }
  [[nodiscard]] std::map<std::string, chat_record, std::less<>>& chats() noexcept { return chats_; }
  [[nodiscard]] bool has_active_chat(const customer_record& owner) const;

  /// A new thread behind the others, without events.
  thread_record& add_thread(chat_record& chat, instant now, bool is_active);

  /// Which threads nothing happens in.
  [[nodiscard]] idle_threads& idle() noexcept { return idle_; }

  /// Puts an event at the end of a thread: gives it id, time and author.
  const customer::event& append(customer::thread& to, customer::event what, std::string_view author_id, instant now);

  /// What nobody can guess who does not know the seed: `emu:` and letters.
  [[nodiscard]] std::string new_token() { return ids_.token(); }

  /// Ids in the shapes of the samples.
  [[nodiscard]] std::string new_uuid() { return ids_.uuid(); }
  [[nodiscard]] std::string new_greeting_id() { return ids_.short_id(); }

  /// The wall clock at an instant, to the microsecond. No two calls give the same time, so that times put events in
  /// order even when several things happen at one instant.
  [[nodiscard]] customer::timestamp time_at(instant now);

  [[nodiscard]] std::int64_t unix_seconds_at(instant now) const;

 private:
  void hire(const service_settings& settings);

  service_settings::wall_clock started_at_;
  service_settings::wall_clock latest_time_;
  id_source ids_;
  std::set<std::string, std::less<>> organizations_;
  idle_threads idle_;
  std::string client_id_;
  std::string scripted_agent_id_;
  core::license license_;
  core::accounts accounts_;
  std::map<std::string, customer_record, std::less<>> customers_;
  std::map<std::string, chat_record, std::less<>> chats_;
};

}  // namespace livechat::emulator::core
