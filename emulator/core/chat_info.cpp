// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/chat_info.hpp"

namespace livechat::emulator::core {

namespace {

chat_info info_of(const customer::chat_summary& from) {
  chat_info out;
  out.id = from.id;
  if (from.last_thread_id) {
    last_thread_info& last = out.last_thread_info.emplace();
    last.id = *from.last_thread_id;
    last.created_at = from.last_thread_created_at;
    for (const auto& [type, one] : from.last_event_per_type) last.last_event_per_type[type].event = one.event;
  }
  out.users = from.users;
  out.properties = from.properties;
  out.access = from.access;
  out.active = from.active;
  return out;
}

}  // namespace

chats_info_answer chats_info(const customer::list_chats::response& from) {
  chats_info_answer out;
  out.total_chats = from.total_chats;
  out.next_page_id = from.next_page_id;
  out.previous_page_id = from.previous_page_id;
  for (const auto& one : from.chats_summary) out.chats_info.push_back(info_of(one));
  return out;
}

}  // namespace livechat::emulator::core
