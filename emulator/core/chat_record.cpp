// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/chat_record.hpp"

#include <algorithm>

namespace livechat::emulator::core {

customer::event* thread_record::find_event(std::string_view event_id) {
  if (deleted_event_ids.contains(event_id)) return nullptr;
  const auto found =
      std::find_if(events.begin(), events.end(), [event_id](const auto& one) { return one.id() == event_id; });
  return found == events.end() ? nullptr : &*found;
}

const thread_record* chat_record::find_thread(std::string_view thread_id) const {
  if (threads.empty()) return nullptr;
  if (thread_id.empty()) return &threads.back();
  const auto found =
      std::find_if(threads.begin(), threads.end(), [thread_id](const auto& one) { return one.id == thread_id; });
  return found == threads.end() ? nullptr : &*found;
}

thread_record* chat_record::find_thread(std::string_view thread_id) {
  return const_cast<thread_record*>(static_cast<const chat_record*>(this)->find_thread(thread_id));
}

chat_user* chat_record::find_user(std::string_view user_id) {
  const auto found = std::find_if(users.begin(), users.end(), [user_id](const auto& one) { return one.id == user_id; });
  return found == users.end() ? nullptr : &*found;
}

bool chat_record::is_shown(const thread_record& thread, const customer::event& what) const {
  if (thread.deleted_event_ids.contains(what.id())) return false;
  return what.header().recipients != customer::recipients::agents || what.author_id() == customer_id;
}

bool chat_record::has_unread_events() const {
  // From the newest on. Times are compared as text: `world::time_at` writes all of them in one shape.
  const std::string& seen = customer().seen_up_to.text();
  for (auto thread = threads.rbegin(); thread != threads.rend(); ++thread) {
    for (auto event = thread->events.rbegin(); event != thread->events.rend(); ++event) {
      if (event->created_at().text() <= seen) return false;
      if (event->author_id() != customer_id && is_shown(*thread, *event)) return true;
    }
  }
  return false;
}

}  // namespace livechat::emulator::core
