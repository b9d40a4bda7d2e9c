// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/event_properties_updated.hpp>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/property_steps.hpp"
#include "emulator/core/event_stamp.hpp"

namespace livechat::emulator::core::actions {

void update_event_properties(exchange& call, const customer::update_event_properties& request) {
  chat_record* chat = call.writable_chat(request.chat_id);
  if (chat == nullptr) return;
  thread_record* thread = call.thread_of(*chat, request.thread_id);
  if (thread == nullptr) return;
  customer::event* event = call.event_of(*chat, *thread, request.event_id);
  if (event == nullptr) return;
  auto changed = set_properties(call, event->header().properties, request.properties, property_place::event);
  if (!changed) return;
  put_header_into_raw(*event);
  call.answer(customer::update_event_properties::response());
  if (changed->empty()) return;
  call.announce(customer::event_properties_updated(chat->id, thread->id, event->id(), *std::move(changed)));
}

}  // namespace livechat::emulator::core::actions
