// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/chat_changes.hpp"

namespace livechat::emulator::core::actions {

/// Question A15: customers delete what they sent, of any type and age, in open threads and closed ones. What somebody
/// else sent is `not_allowed`; what was deleted already is not there. Everybody is told, the requester too.
void delete_event(exchange& call, const customer::delete_event& request) {
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  thread_record* thread = call.thread_of(*chat, request.thread_id);
  if (thread == nullptr) return;
  const customer::event* event = call.event_of(*chat, *thread, request.event_id);
  if (event == nullptr) return;
  if (event->author_id() != call.from.customer_id) return call.refuse(customer::server_errc::not_allowed);
  const auto push = remove(*chat, *thread, request.event_id);
  call.answer(customer::delete_event::response());
  call.announce(push);
}

}  // namespace livechat::emulator::core::actions
