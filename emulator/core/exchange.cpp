// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/exchange.hpp"

namespace livechat::emulator::core {

chat_record* exchange::own_chat(std::string_view chat_id) {
  chat_record* chat = state.find_chat(chat_id);
  if (chat == nullptr) {
    refuse(customer::server_errc::not_found);
    return nullptr;
  }
  if (chat->customer_id == from.customer_id) return chat;
  refuse(customer::server_errc::authorization);
  return nullptr;
}

}  // namespace livechat::emulator::core
