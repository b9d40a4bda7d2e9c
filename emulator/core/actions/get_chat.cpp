// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/chat_view.hpp"

namespace livechat::emulator::core::actions {

void get_chat(exchange& call, const customer::get_chat& request) {
  const chat_record* chat = call.own_chat(request.chat_id);
  if (chat == nullptr) return;
  const thread_record* thread = chat->find_thread(request.thread_id.value_or(""));
  // Question A05: a chat without a thread is an answer, a thread that is not there is an error.
  if (thread == nullptr && request.thread_id) return call.refuse(customer::server_errc::not_found);
  call.answer(shown_chat(call.state, *chat, thread));
}

}  // namespace livechat::emulator::core::actions
