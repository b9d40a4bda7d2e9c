// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/pushes/chat_deactivated.hpp>
#include <livechat/customer/pushes/event_deleted.hpp>
#include <livechat/customer/pushes/events_marked_as_seen.hpp>
#include <livechat/customer/pushes/incoming_chat.hpp>
#include <livechat/customer/pushes/incoming_event.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/chat_record.hpp"
#include "emulator/core/routing.hpp"
#include "emulator/core/waiting_line.hpp"
#include "emulator/core/world.hpp"

/// What happens to chats, whoever does it. Each changes the state and gives the push that tells of it; to send it is the
/// caller's business.
namespace livechat::emulator::core {

/// A new event at the end of a thread.
[[nodiscard]] customer::incoming_event append(world& state, chat_record& chat, thread_record& thread,
                                              customer::event what, std::string_view author_id, instant now);

/// What the service says in a chat. `variables` are put into the text as they are.
[[nodiscard]] customer::system_message system_text(std::string type, std::string text,
                                                   std::map<std::string, std::string> variables);

struct closing {
  customer::incoming_event last_words;
  customer::chat_deactivated closed;
  std::vector<line_move> moved_up;
};

/// Closes the open thread. `user_id`: who did it; empty: the router. Precondition: there is one.
[[nodiscard]] closing close(world& state, chat_record& chat, customer::system_message last_words, std::string user_id,
                            instant now);

/// Puts an agent into a chat, or lets one who left come back; false when there are too many.
bool add_agent(chat_record& chat, std::string_view agent_id, bool is_present);

/// Where a new thread goes: to its agent, into a queue, or nowhere. Gives the agent who joined; null when none did.
const agent_record* settle(world& state, chat_record& chat, const route& where, instant now);

/// "As if every chat event had been seen." Nothing is pushed (question A34).
void see_everything(const chat_record& chat, chat_user& who);

/// The marker moves forward only: nothing when it does not move. Question A34: a time that has not come yet counts as
/// `now`, so that nothing is seen before it is there.
[[nodiscard]] std::optional<customer::events_marked_as_seen> see_up_to(const chat_record& chat, chat_user& who,
                                                                       const customer::timestamp& time,
                                                                       const customer::timestamp& now);

/// The event is gone for customers; agents still see it.
[[nodiscard]] customer::event_deleted remove(const chat_record& chat, thread_record& thread, std::string event_id);

/// The push for the thread that was opened last.
[[nodiscard]] customer::incoming_chat opened(const world& state, const chat_record& chat, std::string requester_id);

}  // namespace livechat::emulator::core
