// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/thread_properties_updated.hpp>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/property_steps.hpp"

namespace livechat::emulator::core::actions {

void update_thread_properties(exchange& call, const customer::update_thread_properties& request) {
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  thread_record* thread = call.thread_of(*chat, request.thread_id);
  if (thread == nullptr) return;
  auto changed = set_properties(call, thread->properties, request.properties, property_place::thread);
  if (!changed) return;
  call.answer(customer::update_thread_properties::response());
  if (changed->empty()) return;
  call.announce(customer::thread_properties_updated(chat->id, thread->id, *std::move(changed)));
}

}  // namespace livechat::emulator::core::actions
