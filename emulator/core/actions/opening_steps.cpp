// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/opening_steps.hpp"

#include "emulator/core/chat_changes.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// Each message is answered, in order.
void wake_agent(exchange& call, const chat_record& chat) {
  const auto& events = chat.threads.back().events;
  if (events.empty()) return call.agents.chat_opened(call.now, chat);
  for (const auto& event : events) {
    if (event.as<customer::message>() != nullptr) call.agents.customer_spoke(call.now, chat, event.text());
  }
}

}  // namespace

/// Question A07: a thread that was never open is announced like any other.
void tell_of_opening(exchange& call, const chat_record& chat) {
  call.announce(opened(call.state, chat, call.from.customer_id));
  if (chat.is_active()) wake_agent(call, chat);
}

}  // namespace livechat::emulator::core::actions
