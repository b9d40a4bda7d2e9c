// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/chat_deactivated.hpp>
#include <livechat/customer/pushes/incoming_event.hpp>

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// Question A11: the docs name no type for this message; their list has one for "customer deactivated the chat", with
/// the variable `customer`.
customer::system_message farewell(const customer_record& who) {
  const std::string name = who.name.value_or("Customer");
  customer::system_message out("manual_archived_customer", name + " closed the chat");
  out.text_vars.emplace("customer", name);
  out.recipients = "all";
  return out;
}

}  // namespace

void deactivate_chat(exchange& call, const customer::deactivate_chat& request) {
  chat_record* chat = call.own_chat(request.id);
  if (chat == nullptr) return;
  customer::thread* thread = chat->active_thread();
  if (thread == nullptr) return call.refuse(customer::server_errc::chat_inactive);

  customer::incoming_event last;
  last.chat_id = chat->id;
  last.thread_id = thread->id;
  last.event = call.state.append(*thread, farewell(call.state.customer_with(chat->customer_id)), {}, call.now);
  // The customer's own doing is nothing new to the customer.
  chat->seen_by_customer = last.event.created_at();
  thread->active = false;
  call.agents.chat_closed(*chat);

  call.answer(customer::deactivate_chat::response());
  call.announce(last);
  customer::chat_deactivated closed;
  closed.chat_id = chat->id;
  closed.thread_id = thread->id;
  closed.user_id = chat->customer_id;
  call.announce(closed);
}

}  // namespace livechat::emulator::core::actions
