// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/chat_view.hpp"

#include <utility>
#include <vector>

#include "emulator/core/property_access.hpp"

namespace livechat::emulator::core {

namespace {

customer::user_customer shown_customer(const customer_record& who, const chat_user& in_chat) {
  customer::user_customer out(who.id);
  static_cast<customer::customer_fields&>(out) = who.fields;
  out.present = in_chat.is_present;
  out.events_seen_up_to = in_chat.seen_up_to;
  return out;
}

customer::user_agent shown_agent(const agent_record& who, const chat_user& in_chat) {
  customer::user_agent out(who.id, who.name);
  if (!who.avatar.empty()) out.avatar = who.avatar;
  if (!who.job_title.empty()) out.job_title = who.job_title;
  out.is_bot = who.is_bot;
  out.present = in_chat.is_present;
  out.events_seen_up_to = in_chat.seen_up_to;
  return out;
}

std::vector<customer::user> shown_users(const world& state, const chat_record& chat) {
  std::vector<customer::user> out;
  for (const auto& one : chat.users) out.push_back(shown_user(state, one));
  return out;
}

/// From the newest on: the first of each type is the last one.
void note_last_events(const chat_record& chat, const thread_record& thread, customer::chat_summary& out) {
  for (auto event = thread.events.rbegin(); event != thread.events.rend(); ++event) {
    const std::string type(event->type());
    if (out.last_event_per_type.contains(type) || !chat.is_shown(thread, *event)) continue;
    out.last_event_per_type.emplace(type, customer::last_event(thread.id, thread.created_at, *event));
  }
}

}  // namespace

customer::user shown_user(const world& state, const chat_user& who) {
  if (who.kind == user_kind::customer) return shown_customer(state.customer_with(who.id), who);
  const agent_record* agent = state.license().find_agent(who.id);
  return agent != nullptr ? shown_agent(*agent, who) : customer::user_agent(who.id, "Agent");
}

customer::thread shown_thread(const chat_record& chat, const thread_record& thread) {
  customer::thread out = static_cast<const customer::thread&>(thread);
  std::erase_if(out.events, [&](const auto& event) { return !chat.is_shown(thread, event); });
  out.properties = readable(std::move(out.properties), property_place::thread);
  return out;
}

customer::chat shown_chat(const world& state, const chat_record& chat, const thread_record* thread) {
  customer::chat out(chat.id, shown_users(state, chat));
  if (thread != nullptr) out.thread = shown_thread(chat, *thread);
  out.properties = readable(chat.properties, property_place::chat);
  out.access = chat.access;
  return out;
}

customer::chat_summary shown_summary(const world& state, const chat_record& chat) {
  customer::chat_summary out(chat.id, shown_users(state, chat), chat.is_active());
  // The last one of each type may be in an older thread (question S15).
  for (auto thread = chat.threads.rbegin(); thread != chat.threads.rend(); ++thread) {
    note_last_events(chat, *thread, out);
  }
  if (!chat.threads.empty()) {
    out.last_thread_id = chat.threads.back().id;
    out.last_thread_created_at = chat.threads.back().created_at;
  }
  out.properties = readable(chat.properties, property_place::chat);
  out.access = chat.access;
  return out;
}

customer::greeting_agent shown_in_greeting(const agent_record& who) {
  return {who.id, who.name, who.avatar, who.job_title, who.is_bot};
}

customer::predicted_agent shown_as_predicted(const agent_record& who) {
  return {who.id, who.name, who.avatar, who.job_title, who.is_bot};
}

}  // namespace livechat::emulator::core
