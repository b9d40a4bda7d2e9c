// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/exchange.hpp"

namespace livechat::emulator::core {

using customer::server_errc;

void exchange::announce(const std::vector<line_move>& moves) {
  for (const auto& one : moves) links.announce(one.customer_id, one.push);
}

chat_record* exchange::own_chat(std::string_view chat_id) {
  chat_record* chat = state.find_chat(chat_id);
  if (chat != nullptr && chat->customer_id == from.customer_id) return chat;
  refuse(chat == nullptr ? server_errc::not_found : server_errc::authorization);
  return nullptr;
}

chat_record* exchange::writable_chat(std::string_view chat_id) {
  chat_record* chat = own_chat(chat_id);
  if (chat == nullptr) return nullptr;
  if (!chat->is_anonymized && chat->customer().is_present) return chat;
  refuse(chat->is_anonymized ? server_errc::chat_anonymized : server_errc::not_allowed);
  return nullptr;
}

thread_record* exchange::thread_of(chat_record& chat, std::string_view thread_id) {
  thread_record* thread = chat.find_thread(thread_id);
  if (thread == nullptr) refuse(server_errc::not_found);
  return thread;
}

customer::event* exchange::event_of(chat_record& chat, thread_record& thread, std::string_view event_id) {
  customer::event* event = thread.find_event(event_id);
  if (event != nullptr && chat.is_shown(thread, *event)) return event;
  refuse(server_errc::not_found);
  return nullptr;
}

}  // namespace livechat::emulator::core
