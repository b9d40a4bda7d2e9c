// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/chat_properties_updated.hpp>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/property_steps.hpp"

namespace livechat::emulator::core::actions {

void update_chat_properties(exchange& call, const customer::update_chat_properties& request) {
  chat_record* chat = call.writable_chat(request.id);
  if (chat == nullptr) return;
  auto changed = set_properties(call, chat->properties, request.properties, property_place::chat);
  if (!changed) return;
  call.answer(customer::update_chat_properties::response());
  if (changed->empty()) return;
  call.announce(customer::chat_properties_updated(chat->id, *std::move(changed)));
}

}  // namespace livechat::emulator::core::actions
