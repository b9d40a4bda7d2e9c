// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/incoming_event.hpp>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/sendable.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// Where the event goes: the open thread, or with `attach_to_last_thread` the last one; null when neither will do.
customer::thread* destination(chat_record& chat, bool may_be_closed) {
  if (chat.threads.empty()) return nullptr;
  return chat.is_active() || may_be_closed ? &chat.threads.back() : nullptr;
}

}  // namespace

void send_event(exchange& call, const customer::send_event& request) {
  if (auto wrong = unsendable(request.event)) {
    wrong->enter("event");
    return call.refuse(refusal(*wrong));
  }
  chat_record* chat = call.own_chat(request.chat_id);
  if (chat == nullptr) return;
  customer::thread* thread = destination(*chat, request.attach_to_last_thread.value_or(false));
  // Question A14: the docs only say that it fails.
  if (thread == nullptr) return call.refuse(customer::server_errc::chat_inactive);

  customer::incoming_event push;
  push.chat_id = chat->id;
  push.thread_id = thread->id;
  push.event = call.state.append(*thread, request.event, call.from.customer_id, call.now);
  // "Moves the requester's events_seen_up_to as if every chat event had been seen."
  chat->seen_by_customer = push.event.created_at();

  customer::send_event::response answer;
  answer.event_id = push.event.id();
  call.answer(answer);
  call.announce(push);
  const bool is_said = push.event.as<customer::message>() != nullptr;
  if (is_said && thread->active) call.agents.customer_spoke(call.now, *chat, push.event.text());
}

}  // namespace livechat::emulator::core::actions
