// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/incoming_rich_message_postback.hpp>

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

/// Puts the user among those for whom the button is on, or takes them out.
void toggle(customer::rich_message_button& button, const std::string& user_id, bool is_on) {
  std::erase(button.user_ids, user_id);
  if (is_on) button.user_ids.push_back(user_id);
}

/// Several buttons may share one postback id: all of them are toggled. False when none has it.
bool toggle_all(customer::rich_message& message, const customer::postback& postback, const std::string& user_id) {
  bool is_found = false;
  for (auto& element : message.elements) {
    for (auto& button : element.buttons) {
      if (button.postback_id != postback.id) continue;
      toggle(button, user_id, postback.toggled);
      is_found = true;
    }
  }
  return is_found;
}

}  // namespace

/// Question A16: `toggled` false takes the user out again; a closed thread takes postbacks too, "only" the push stays
/// out; no `event_updated` follows.
void send_rich_message_postback(exchange& call, const customer::send_rich_message_postback& request) {
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  thread_record* thread = call.thread_of(*chat, request.thread_id);
  if (thread == nullptr) return;
  customer::event* event = call.event_of(*chat, *thread, request.event_id);
  if (event == nullptr) return;
  auto* message = std::get_if<customer::rich_message>(&event->value());
  if (message == nullptr) return call.refuse(server_errc::validation, "event_id: not a rich message");
  if (!toggle_all(*message, request.postback, call.from.customer_id)) {
    return call.refuse(server_errc::validation, "postback.id: no button of the message has it");
  }
  call.answer(customer::send_rich_message_postback::response());
  if (!thread->active) return;
  call.announce(customer::incoming_rich_message_postback(call.from.customer_id, chat->id, thread->id, event->id(),
                                                         request.postback));
}

}  // namespace livechat::emulator::core::actions
