// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/chat_changes.hpp"

namespace livechat::emulator::core::actions {

/// Question A34: the marker never goes back, and when it stays nobody is told; the requester gets the push too.
void mark_events_as_seen(exchange& call, const customer::mark_events_as_seen& request) {
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  const auto push = see_up_to(*chat, chat->customer(), request.seen_up_to, call.state.time_at(call.now));
  call.answer(customer::mark_events_as_seen::response());
  if (push) call.announce(*push);
}

}  // namespace livechat::emulator::core::actions
