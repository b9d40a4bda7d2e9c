// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/error.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/pushes/chat_transferred.hpp>
#include <livechat/customer/pushes/incoming_event.hpp>
#include <livechat/customer/pushes/user_removed_from_chat.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/group_status.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/transferred_to.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/chat_opening.hpp"
#include "emulator/core/connections.hpp"
#include "emulator/core/customer_edit.hpp"
#include "emulator/core/scripted_agents.hpp"
#include "emulator/core/settings.hpp"
#include "emulator/core/waiting_line.hpp"
#include "emulator/core/world.hpp"

namespace livechat::emulator::core {

/// What came of it: the id of what was made, if something was, or why nothing was done.
struct desk_result {
  std::string id;
  std::optional<customer::server_error> error;

  desk_result() = default;
  explicit desk_result(std::string id_) : id(std::move(id_)) {}
  desk_result(customer::server_error why) : error(std::move(why)) {}  // NOLINT(google-explicit-constructor)
  desk_result(customer::server_errc why);                             // NOLINT(google-explicit-constructor)

  explicit operator bool() const noexcept { return !error; }
};

/// A place for properties: a chat, one of its threads, one of its events.
struct property_target {
  std::string chat_id;
  std::string thread_id;  ///< empty: the chat itself
  std::string event_id;   ///< empty: the thread itself
};

/// What an agent or bot thinks about. Source: RTM pushes v3.6, incoming_thinking_indicator.
struct thought {
  std::optional<std::string> title;
  std::optional<std::string> description;
  std::optional<std::string> custom_id;
};

/// What agents, and the service by itself, do to customers and their chats. Everything that a customer can be told
/// without having asked begins here; `customer_disconnected` is `service`'s own business.
///
/// Good for one moment: ask the service for another one for the next. An empty agent id means the service itself.
class agent_desk {
 public:
  agent_desk(instant now, const service_settings& settings, world& state, connections& links, scripted_agents& agents)
      : now_(now), settings_(settings), state_(state), links_(links), agents_(agents) {}

  // Events. An agent who is not in the chat writes without joining: the user is added as not present.

  /// Any type, the service's own included. Without an open thread only with `attach_to_last_thread`.
  desk_result send_event(std::string_view chat_id, std::string_view agent_id, customer::event what,
                         bool attach_to_last_thread = false);

  /// Text that is not sent yet.
  desk_result preview(std::string_view chat_id, std::string_view agent_id, std::string text,
                      std::optional<std::string> custom_id = {});
  desk_result type(std::string_view chat_id, std::string_view agent_id, bool is_typing);
  desk_result think(std::string_view chat_id, std::string_view agent_id, thought what);

  /// Puts another content into an event; id, time, author and place stay.
  desk_result update_event(std::string_view chat_id, std::string_view thread_id, std::string_view event_id,
                           customer::event what);
  desk_result delete_event(std::string_view chat_id, std::string_view thread_id, std::string_view event_id);
  desk_result mark_seen(std::string_view chat_id, std::string_view agent_id, const customer::timestamp& up_to);

  // Chats.

  desk_result start_chat(std::string_view customer_id, std::string_view agent_id, const chat_opening& what);
  desk_result resume_chat(std::string_view chat_id, std::string_view agent_id, const chat_opening& what);
  desk_result deactivate_chat(std::string_view chat_id, std::string_view agent_id);
  desk_result anonymize_chat(std::string_view chat_id);

  /// To an agent, or into the groups. A chat without an open thread changes its groups only.
  desk_result transfer_chat(std::string_view chat_id, std::string_view agent_id, const customer::transferred_to& where,
                            customer::transfer_reason reason = customer::transfer_reason::manual);
  desk_result move_in_queue(std::string_view chat_id, std::int64_t position);
  desk_result add_user(std::string_view chat_id, std::string_view user_id, std::string_view by_agent_id);
  desk_result remove_user(std::string_view chat_id, std::string_view user_id, std::string_view by_agent_id,
                          customer::removal_reason reason = customer::removal_reason::manual);

  // Properties. Agents may write what customers may only read.

  desk_result update_properties(const property_target& where, const customer::properties& what);
  desk_result delete_properties(const property_target& where, const customer::properties_to_delete& what);

  // Customers.

  desk_result update_customer(std::string_view customer_id, std::string_view agent_id, const customer_edit& what);
  desk_result set_side_storage(std::string_view customer_id, std::map<std::string, std::string> storage);
  desk_result show_greeting(std::string_view customer_id, std::int64_t greeting_id, std::string_view agent_id);
  desk_result cancel_greeting(std::string_view customer_id, std::string_view unique_id);

  /// Closes what the customer has open and lets nobody with this customer's tokens in. Connections stay: see `service`.
  desk_result ban_customer(std::string_view customer_id, std::string_view agent_id);
  desk_result unban_customer(std::string_view customer_id);

  // Everybody.

  /// Chats that wait get their agent when a group comes online, and are closed when it goes offline.
  desk_result set_availability(std::int64_t group_id, customer::group_availability availability);

  /// Without customers: to everybody who is connected.
  desk_result multicast(const customer::json_text& content, std::string_view agent_id,
                        const std::vector<std::string>& customer_ids = {});

 private:
  // Null when there is none.
  [[nodiscard]] chat_record* open_chat(std::string_view chat_id);
  [[nodiscard]] thread_record* thread_of(std::string_view chat_id, std::string_view thread_id);
  [[nodiscard]] customer::event* event_at(const property_target& where);
  [[nodiscard]] customer::properties* properties_at(const property_target& where);

  [[nodiscard]] bool is_nobody(std::string_view agent_id) const;
  [[nodiscard]] std::string name_of(std::string_view agent_id) const;

  /// Tells the customer of a chat, unless the customer was removed from it.
  template <customer::described Push>
  void tell(const chat_record& chat, const Push& push) {
    if (chat.customer().is_present) links_.announce(chat.customer_id, push);
  }

  void tell(const std::vector<line_move>& moves);
  void tell_event(const chat_record& chat, const thread_record& thread, const customer::incoming_event& push);
  void say(chat_record& chat, customer::system_message what);
  void tell_of_user(const chat_record& chat, std::string_view user_id, std::string reason,
                    std::string_view by_agent_id);
  void let_in_as_writer(chat_record& chat, std::string_view agent_id);
  void dismiss(chat_record& chat, std::string_view user_id, std::string_view by_agent_id);
  desk_result transfer_open_chat(chat_record& chat, std::string_view agent_id, const customer::transferred_to& where,
                                 customer::transfer_reason reason);
  [[nodiscard]] std::optional<customer::server_error> problem_of_opening(const customer_record& owner,
                                                                         const chat_opening& what) const;
  desk_result open_thread(chat_record& chat, std::string_view agent_id, const chat_opening& what);
  void end_chat(chat_record& chat, customer::system_message last_words, std::string_view agent_id);
  void serve_line(std::int64_t group_id);
  void close_line(std::int64_t group_id);

  instant now_;
  const service_settings& settings_;
  world& state_;
  connections& links_;
  scripted_agents& agents_;
};

}  // namespace livechat::emulator::core
