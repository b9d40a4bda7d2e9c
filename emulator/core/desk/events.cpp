// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/event_updated.hpp>
#include <livechat/customer/pushes/incoming_event_preview.hpp>
#include <livechat/customer/pushes/incoming_thinking_indicator.hpp>
#include <livechat/customer/pushes/incoming_typing_indicator.hpp>
#include <livechat/customer/requests/send_event.hpp>
#include <utility>

#include "emulator/core/chat_changes.hpp"
#include "emulator/core/desk/agent_desk.hpp"
#include "emulator/core/event_completion.hpp"
#include "emulator/core/event_stamp.hpp"
#include "emulator/core/limits.hpp"
#include "emulator/core/refusal.hpp"
#include "wire/validate.hpp"

namespace livechat::emulator::core {

namespace {

using customer::server_errc;

/// Agents and the service must keep to the descriptions like everybody else; only `system` events have none of a request.
std::optional<customer::server_error> problem_of(const customer::event& what) {
  if (what.as<customer::system_event>() != nullptr) return std::nullopt;
  const auto wrong = customer::wire::validate(customer::send_event("any", what));
  if (!wrong) return std::nullopt;
  return refusal(*wrong);
}

/// Question S01: what does not say whom it is for is for all.
void say_for_whom(customer::event& what) {
  auto& recipients = what.header().recipients;
  const bool has_them = what.as<customer::unknown_event>() == nullptr;
  if (recipients.empty() && has_them) recipients = customer::recipients::all;
}

}  // namespace

desk_result agent_desk::send_event(std::string_view chat_id, std::string_view agent_id, customer::event what,
                                   bool attach_to_last_thread) {
  chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || chat->threads.empty() || is_nobody(agent_id)) return server_errc::not_found;
  if (!chat->is_active() && !attach_to_last_thread) return server_errc::chat_inactive;
  if (auto wrong = problem_of(what)) return *std::move(wrong);
  thread_record& thread = chat->threads.back();
  if (thread.events.size() >= limits::events_per_thread) return server_errc::limit_reached;
  let_in_as_writer(*chat, agent_id);
  say_for_whom(what);
  const auto push = append(state_, *chat, thread, std::move(what), agent_id, now_);
  tell_event(*chat, thread, push);
  return desk_result(push.event.id());
}

/// "user.present is false when somebody writes without joining." Question P03: the reason is `other`.
void agent_desk::let_in_as_writer(chat_record& chat, std::string_view agent_id) {
  if (agent_id.empty() || chat.find_user(agent_id) != nullptr) return;
  if (add_agent(chat, agent_id, false)) tell_of_user(chat, agent_id, "other", agent_id);
}

/// Question P04: the preview has an id of the sender's, if any; nothing ends it but the event.
desk_result agent_desk::preview(std::string_view chat_id, std::string_view agent_id, std::string text,
                                std::optional<std::string> custom_id) {
  const chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || agent_id.empty() || is_nobody(agent_id)) return server_errc::not_found;
  if (!chat->is_active()) return server_errc::chat_inactive;
  customer::event_preview what("message", state_.time_at(now_), std::string(agent_id));
  what.text = std::move(text);
  what.custom_id = std::move(custom_id);
  tell(*chat, customer::incoming_event_preview(chat->id, chat->threads.back().id, std::move(what)));
  return {};
}

desk_result agent_desk::type(std::string_view chat_id, std::string_view agent_id, bool is_typing) {
  const chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || agent_id.empty() || is_nobody(agent_id)) return server_errc::not_found;
  if (!chat->is_active()) return server_errc::chat_inactive;
  const customer::typing_indicator what(std::string(agent_id), customer::recipients::all, state_.unix_seconds_at(now_),
                                        is_typing);
  tell(*chat, customer::incoming_typing_indicator(chat->id, chat->threads.back().id, what));
  return {};
}

desk_result agent_desk::think(std::string_view chat_id, std::string_view agent_id, thought what) {
  const chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || agent_id.empty() || is_nobody(agent_id)) return server_errc::not_found;
  if (!chat->is_active()) return server_errc::chat_inactive;
  customer::incoming_thinking_indicator push(chat->id, chat->threads.back().id, std::string(agent_id),
                                             state_.time_at(now_));
  push.title = std::move(what.title);
  push.description = std::move(what.description);
  push.custom_id = std::move(what.custom_id);
  tell(*chat, push);
  return {};
}

/// Question P05: the push carries the whole event.
desk_result agent_desk::update_event(std::string_view chat_id, std::string_view thread_id, std::string_view event_id,
                                     customer::event what) {
  thread_record* thread = thread_of(chat_id, thread_id);
  customer::event* event = thread == nullptr ? nullptr : thread->find_event(event_id);
  if (event == nullptr) return server_errc::not_found;
  if (what.type() != event->type()) return refusal(server_errc::validation, "event.type: another one than before");
  if (auto wrong = problem_of(what)) return *std::move(wrong);
  const chat_record& chat = *state_.find_chat(chat_id);
  complete(what, state_.license());
  say_for_whom(what);
  put(event_stamp{event->id(), event->created_at(), event->author_id()}, what);
  *event = std::move(what);
  if (chat.is_shown(*thread, *event)) tell(chat, customer::event_updated(chat.id, thread->id, *event));
  return {};
}

desk_result agent_desk::delete_event(std::string_view chat_id, std::string_view thread_id, std::string_view event_id) {
  thread_record* thread = thread_of(chat_id, thread_id);
  const customer::event* event = thread == nullptr ? nullptr : thread->find_event(event_id);
  if (event == nullptr) return server_errc::not_found;
  const chat_record& chat = *state_.find_chat(chat_id);
  const bool was_shown = chat.is_shown(*thread, *event);
  const auto push = remove(chat, *thread, std::string(event_id));
  if (was_shown) tell(chat, push);
  return {};
}

desk_result agent_desk::mark_seen(std::string_view chat_id, std::string_view agent_id,
                                  const customer::timestamp& up_to) {
  chat_record* chat = state_.find_chat(chat_id);
  chat_user* who = chat == nullptr ? nullptr : chat->find_user(agent_id);
  if (who == nullptr) return server_errc::not_found;
  if (!up_to.time()) return refusal(server_errc::validation, "seen_up_to: not a time of RFC 3339");
  const auto push = see_up_to(*chat, *who, up_to, state_.time_at(now_));
  if (push) tell(*chat, *push);
  return {};
}

}  // namespace livechat::emulator::core
