// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question A17: a closed chat has nobody to look on, so it is `chat_inactive`; an empty text or the next message ends the
/// peek.
void send_sneak_peek(exchange& call, const customer::send_sneak_peek& request) {
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  if (!chat->is_active()) return call.refuse(customer::server_errc::chat_inactive);
  chat->sneak_peek.reset();
  if (!request.sneak_peek_text.empty()) chat->sneak_peek = {request.sneak_peek_text, call.state.time_at(call.now)};
  call.answer(customer::send_sneak_peek::response());
}

}  // namespace livechat::emulator::core::actions
