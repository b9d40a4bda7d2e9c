// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/chat_changes.hpp"

#include <algorithm>
#include <utility>

#include "emulator/core/chat_view.hpp"
#include "emulator/core/event_completion.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

void note_participant(thread_record& thread, std::string_view user_id) {
  if (std::find(thread.user_ids.begin(), thread.user_ids.end(), user_id) == thread.user_ids.end()) {
    thread.user_ids.emplace_back(user_id);
  }
}

}  // namespace

customer::incoming_event append(world& state, chat_record& chat, thread_record& thread, customer::event what,
                                std::string_view author_id, instant now) {
  complete(what, state.license());
  const customer::event& added = state.append(thread, std::move(what), author_id, now);
  chat_user* author = chat.find_user(author_id);
  if (author != nullptr) author->seen_up_to = added.created_at();
  state.idle().something_happened(now, chat);
  return {chat.id, thread.id, added};
}

customer::system_message system_text(std::string type, std::string text, std::map<std::string, std::string> variables) {
  customer::system_message out(std::move(type), std::move(text));
  out.text_vars = std::move(variables);
  out.recipients = customer::recipients::all;
  return out;
}

closing close(world& state, chat_record& chat, customer::system_message last_words, std::string user_id, instant now) {
  thread_record& thread = chat.threads.back();
  closing out;
  out.last_words = append(state, chat, thread, std::move(last_words), {}, now);
  out.moved_up = leave_line(state, chat);
  // What somebody did is nothing new to them.
  if (chat_user* who = chat.find_user(user_id)) who->seen_up_to = out.last_words.event.created_at();
  thread.active = false;
  state.idle().thread_closed(chat);
  chat.agent_id.clear();
  chat.sneak_peek.reset();
  out.closed = customer::chat_deactivated(chat.id, thread.id);
  if (!user_id.empty()) out.closed.user_id = std::move(user_id);
  return out;
}

bool add_agent(chat_record& chat, std::string_view agent_id, bool is_present) {
  if (chat_user* there = chat.find_user(agent_id)) {
    there->is_present = is_present || there->is_present;
  } else {
    if (chat.users.size() >= limits::users_per_chat) return false;
    chat.users.push_back({std::string(agent_id), user_kind::agent, is_present, {}});
  }
  if (thread_record* thread = chat.active_thread()) note_participant(*thread, agent_id);
  return true;
}

const agent_record* settle(world& state, chat_record& chat, const route& where, instant now) {
  switch (where.kind) {
    case route_kind::to_agent:
      if (!add_agent(chat, where.agent->id, true)) return nullptr;
      chat.agent_id = where.agent->id;
      return where.agent;
    case route_kind::to_queue:
      enter_line(state, chat, where.group_id, now);
      return nullptr;
    case route_kind::unassigned:
    case route_kind::closed:
      return nullptr;
  }
  return nullptr;
}

void see_everything(const chat_record& chat, chat_user& who) {
  for (auto thread = chat.threads.rbegin(); thread != chat.threads.rend(); ++thread) {
    if (thread->events.empty()) continue;
    who.seen_up_to = thread->events.back().created_at();
    return;
  }
}

std::optional<customer::events_marked_as_seen> see_up_to(const chat_record& chat, chat_user& who,
                                                         const customer::timestamp& time,
                                                         const customer::timestamp& now) {
  const auto asked = time.time();
  const auto latest = now.time();
  if (!asked || !latest) return std::nullopt;
  const auto wanted = std::min(*asked, *latest);
  const auto before = who.seen_up_to.time();
  if (before && wanted <= *before) return std::nullopt;
  who.seen_up_to = customer::timestamp(wanted);
  return customer::events_marked_as_seen(who.id, chat.id, who.seen_up_to);
}

customer::event_deleted remove(const chat_record& chat, thread_record& thread, std::string event_id) {
  thread.deleted_event_ids.insert(event_id);
  return {chat.id, thread.id, std::move(event_id)};
}

/// Question P01: the requester is always named.
customer::incoming_chat opened(const world& state, const chat_record& chat, std::string requester_id) {
  customer::incoming_chat out(customer::incoming_chat_chat(shown_chat(state, chat, &chat.threads.back())));
  if (!requester_id.empty()) out.requester_id = std::move(requester_id);
  return out;
}

}  // namespace livechat::emulator::core
