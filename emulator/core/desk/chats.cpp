// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "emulator/core/chat_changes.hpp"
#include "emulator/core/chat_view.hpp"
#include "emulator/core/desk/agent_desk.hpp"
#include "emulator/core/limits.hpp"
#include "emulator/core/property_tree.hpp"
#include "emulator/core/refusal.hpp"

namespace livechat::emulator::core {

namespace {

using customer::server_errc;

customer::system_message left(const std::string& who) {
  return system_text("agent_left", who + " left the chat", {{"agent", who}});
}

customer::system_message removed(const std::string& who, const std::string& by) {
  return system_text("agent_removed", by + " removed " + who, {{"initiator", by}, {"agent", who}});
}

customer::system_message joined(const std::string& who) {
  return system_text("agent_joined", who + " joined the chat", {{"agent", who}});
}

customer::system_message added(const std::string& who, const std::string& by) {
  return system_text("agent_added", by + " added " + who, {{"initiator", by}, {"agent", who}});
}

/// What the router says when it closes a thread.
customer::system_message archived_after(duration idle) {
  const auto limit = idle > duration(0) ? idle : duration(limits::thread_idle);
  const auto minutes = std::to_string(std::chrono::duration_cast<std::chrono::minutes>(limit).count());
  return system_text("routing.archived_inactive", "Chat archived due to " + minutes + " minutes of inactivity",
                     {{"duration", minutes}});
}

customer::system_message of_customer(std::string type, std::string text, std::string by, std::string who) {
  return system_text(std::move(type), std::move(text), {{"initiator", std::move(by)}, {"customer", std::move(who)}});
}

}  // namespace

desk_result agent_desk::start_chat(std::string_view customer_id, std::string_view agent_id, const chat_opening& what) {
  customer_record* who = state_.find_customer(customer_id);
  if (who == nullptr || is_nobody(agent_id)) return server_errc::not_found;
  if (who->chat_ids.size() >= limits::chats_per_customer) return server_errc::limit_reached;
  if (auto wrong = problem_of_opening(*who, what)) return *std::move(wrong);
  return open_thread(state_.add_chat(*who), agent_id, what);
}

desk_result agent_desk::resume_chat(std::string_view chat_id, std::string_view agent_id, const chat_opening& what) {
  chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || is_nobody(agent_id)) return server_errc::not_found;
  if (chat->is_active()) return refusal(server_errc::validation, "chat.id: the chat is active already");
  if (chat->threads.size() >= limits::threads_per_chat) return server_errc::limit_reached;
  if (is_too_much(chat->properties, what.properties)) return server_errc::limit_reached;
  if (auto wrong = problem_of_opening(state_.customer_with(chat->customer_id), what)) return *std::move(wrong);
  return open_thread(*chat, agent_id, what);
}

/// Agents keep to the same limit as customers (question A06).
std::optional<customer::server_error> agent_desk::problem_of_opening(const customer_record& owner,
                                                                     const chat_opening& what) const {
  const bool is_one_too_many = settings_.is_one_active_chat_per_customer && state_.has_active_chat(owner);
  if (is_one_too_many) return refusal(server_errc::limit_reached);
  return problem_of(what, state_.license());
}

/// The agent who opens a thread is in it, and has the chat when nobody else got it.
desk_result agent_desk::open_thread(chat_record& chat, std::string_view agent_id, const chat_opening& what) {
  carry_out(what, state_, chat, agent_id, now_);
  if (!agent_id.empty() && add_agent(chat, agent_id, true) && chat.is_active()) {
    agents_.chat_closed(chat);
    if (chat.agent_id.empty()) chat.agent_id = agent_id;
    tell(leave_line(state_, chat));
  }
  tell(chat, opened(state_, chat, std::string(agent_id)));
  return desk_result(chat.id);
}

desk_result agent_desk::deactivate_chat(std::string_view chat_id, std::string_view agent_id) {
  chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || is_nobody(agent_id)) return server_errc::not_found;
  if (!chat->is_active()) return server_errc::chat_inactive;
  const std::string name = name_of(agent_id);
  end_chat(*chat,
           agent_id.empty() ? archived_after(settings_.thread_idle_limit)
                            : system_text("manual_archived_agent", name + " closed the chat", {{"agent", name}}),
           agent_id);
  return {};
}

void agent_desk::end_chat(chat_record& chat, customer::system_message last_words, std::string_view agent_id) {
  agents_.chat_closed(chat);
  const closing done = close(state_, chat, std::move(last_words), std::string(agent_id), now_);
  tell(chat, done.last_words);
  tell(chat, done.closed);
  tell(done.moved_up);
}

desk_result agent_desk::anonymize_chat(std::string_view chat_id) {
  chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr) return server_errc::not_found;
  chat->is_anonymized = true;
  return {};
}

desk_result agent_desk::add_user(std::string_view chat_id, std::string_view user_id, std::string_view by_agent_id) {
  chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || is_nobody(by_agent_id)) return server_errc::not_found;
  const std::string by = name_of(by_agent_id);
  if (user_id == chat->customer_id) {
    chat->customer().is_present = true;
    tell_of_user(*chat, user_id, "manual", by_agent_id);
    say(*chat, of_customer("customer_added", by + " added the customer", by, "Customer"));
    return {};
  }
  const agent_record* agent = state_.license().find_agent(user_id);
  if (agent == nullptr) return server_errc::not_found;
  if (!add_agent(*chat, user_id, true)) return server_errc::limit_reached;
  tell_of_user(*chat, user_id, "manual", by_agent_id);
  say(*chat, user_id == by_agent_id ? joined(agent->name) : added(agent->name, by));
  return {};
}

/// The customer who is removed is still told so.
desk_result agent_desk::remove_user(std::string_view chat_id, std::string_view user_id, std::string_view by_agent_id,
                                    customer::removal_reason reason) {
  chat_record* chat = state_.find_chat(chat_id);
  chat_user* who = chat == nullptr ? nullptr : chat->find_user(user_id);
  if (who == nullptr || !who->is_present || is_nobody(by_agent_id)) return server_errc::not_found;
  const std::string by = name_of(by_agent_id);
  const std::string name = name_of(user_id);
  if (who->kind == user_kind::customer) {
    say(*chat, of_customer("customer_removed", by + " removed the customer", by, "Customer"));
  } else {
    say(*chat, user_id == by_agent_id ? left(name) : removed(name, by));
  }
  customer::user_removed_from_chat push(chat->id, std::string(user_id), reason);
  if (chat->is_active()) push.thread_id = chat->threads.back().id;
  if (!by_agent_id.empty()) push.requester_id = by_agent_id;
  tell(*chat, push);
  who->is_present = false;
  if (chat->agent_id == user_id) {
    agents_.chat_closed(*chat);
    chat->agent_id.clear();
  }
  return {};
}

}  // namespace livechat::emulator::core
