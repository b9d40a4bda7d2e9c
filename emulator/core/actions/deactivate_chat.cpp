// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/chat_changes.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// Question A11: the docs name no type for this message; their list has one for "customer deactivated the chat", with
/// the variable `customer`.
customer::system_message farewell(const customer_record& who) {
  const std::string name = who.fields.name.value_or("Customer");
  return system_text("manual_archived_customer", name + " closed the chat", {{"customer", name}});
}

}  // namespace

void deactivate_chat(exchange& call, const customer::deactivate_chat& request) {
  chat_record* chat = call.writable_chat(request.id);
  if (chat == nullptr) return;
  if (!chat->is_active()) return call.refuse(customer::server_errc::chat_inactive);
  call.agents.chat_closed(*chat);
  const closing done = close(call.state, *chat, farewell(call.customer()), chat->customer_id, call.now);
  call.answer(customer::deactivate_chat::response());
  call.mention(done.last_words);
  call.announce(done.closed);
  call.announce(done.moved_up);
}

}  // namespace livechat::emulator::core::actions
