// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/chat_changes.hpp"
#include "emulator/core/limits.hpp"
#include "emulator/core/property_access.hpp"
#include "emulator/core/sendable.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

/// Where the event goes: the open thread, or with `attach_to_last_thread` the last one; null when neither will do.
thread_record* destination(chat_record& chat, bool may_be_closed) {
  if (chat.threads.empty()) return nullptr;
  return chat.is_active() || may_be_closed ? &chat.threads.back() : nullptr;
}

std::optional<customer::server_error> problem_of(const customer::event& event) {
  if (auto wrong = unsendable(event)) {
    wrong->enter("event");
    return refusal(*wrong);
  }
  return write_problem(event.header().properties, property_place::event);
}

}  // namespace

void send_event(exchange& call, const customer::send_event& request) {
  if (const auto wrong = problem_of(request.event)) return call.refuse(*wrong);
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  thread_record* thread = destination(*chat, request.attach_to_last_thread.value_or(false));
  // Question A14: the docs only say that it fails.
  if (thread == nullptr) return call.refuse(server_errc::chat_inactive);
  if (thread->events.size() >= limits::events_per_thread) return call.refuse(server_errc::limit_reached);

  // It also "moves the requester's events_seen_up_to as if every chat event had been seen".
  const auto push = append(call.state, *chat, *thread, request.event, call.from.customer_id, call.now);
  chat->sneak_peek.reset();
  customer::send_event::response answer;
  answer.event_id = push.event.id();
  call.answer(answer);
  call.announce(push);
  const bool is_said = push.event.as<customer::message>() != nullptr;
  if (is_said && thread->active) call.agents.customer_spoke(call.now, *chat, push.event.text());
}

}  // namespace livechat::emulator::core::actions
