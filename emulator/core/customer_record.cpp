// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/customer_record.hpp"

#include <algorithm>

namespace livechat::emulator::core {

greeting_record* customer_record::find_greeting(std::string_view unique_id) {
  const auto is_it = [unique_id](const auto& one) { return one.shown.unique_id == unique_id; };
  const auto found = std::find_if(greetings.begin(), greetings.end(), is_it);
  return found == greetings.end() ? nullptr : &*found;
}

greeting_record* customer_record::greeting_on_display() {
  const auto found =
      std::find_if(greetings.rbegin(), greetings.rend(), [](const auto& one) { return one.is_on_display; });
  return found == greetings.rend() ? nullptr : &*found;
}

const welcome_message_record* customer_record::find_welcome_message(std::string_view message_id) const {
  const auto found = std::find_if(welcome_messages.begin(), welcome_messages.end(),
                                  [message_id](const auto& one) { return one.id == message_id; });
  return found == welcome_messages.end() ? nullptr : &*found;
}

}  // namespace livechat::emulator::core
