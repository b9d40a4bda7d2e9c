// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/chat_record.hpp"

namespace livechat::emulator::core {

const customer::thread* chat_record::find_thread(std::string_view thread_id) const {
  if (threads.empty()) return nullptr;
  if (thread_id.empty()) return &threads.back();
  for (const auto& one : threads) {
    if (one.id == thread_id) return &one;
  }
  return nullptr;
}

bool chat_record::has_unread_events() const {
  // Times are compared as text: `world::time_at` writes all of them in one shape.
  for (const auto& one : threads) {
    for (const auto& event : one.events) {
      if (event.author_id() != customer_id && event.created_at().text() > seen_by_customer.text()) return true;
    }
  }
  return false;
}

}  // namespace livechat::emulator::core
