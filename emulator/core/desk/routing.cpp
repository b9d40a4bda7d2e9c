// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "emulator/core/chat_changes.hpp"
#include "emulator/core/desk/agent_desk.hpp"
#include "emulator/core/refusal.hpp"
#include "emulator/core/routing.hpp"

namespace livechat::emulator::core {

namespace {

using customer::server_errc;
using customer::transfer_reason;

/// Where a transfer leads: to the agent that is named, or wherever the groups have room. Nothing when that is nowhere.
std::optional<route> route_of(const license& by, const customer::transferred_to& where) {
  if (!where.agent_ids.empty()) {
    const agent_record* agent = by.find_agent(where.agent_ids.front());
    return agent == nullptr ? std::nullopt : std::optional(route{route_kind::to_agent, 0, agent});
  }
  const route found = route_for(by, customer::access(where.group_ids));
  return found.kind == route_kind::closed ? std::nullopt : std::optional(found);
}

bool are_there(const license& by, const std::vector<std::int64_t>& group_ids) {
  for (const auto id : group_ids) {
    if (by.find_group(id) == nullptr) return false;
  }
  return true;
}

/// Where the chat is now. Question P02: a list without entries is left out.
customer::transferred_to assignment(const chat_record& chat) {
  customer::transferred_to out(chat.access.group_ids);
  if (!chat.agent_id.empty()) out.agent_ids = {chat.agent_id};
  return out;
}

/// "requester_id: only when reason is manual."
customer::chat_transferred told(const chat_record& chat, std::string_view agent_id, transfer_reason reason) {
  customer::chat_transferred out(chat.id, assignment(chat));
  out.reason = reason;
  if (reason == transfer_reason::manual && !agent_id.empty()) out.requester_id = agent_id;
  if (!chat.is_active()) return out;
  out.thread_id = chat.threads.back().id;
  out.queue = chat.threads.back().queue;
  return out;
}

}  // namespace

desk_result agent_desk::transfer_chat(std::string_view chat_id, std::string_view agent_id,
                                      const customer::transferred_to& where, transfer_reason reason) {
  chat_record* chat = state_.find_chat(chat_id);
  if (chat == nullptr || is_nobody(agent_id)) return server_errc::not_found;
  if (!are_there(state_.license(), where.group_ids)) return server_errc::group_not_found;
  if (where.group_ids.empty() && where.agent_ids.empty()) {
    return refusal(server_errc::validation, "target: group_ids or agent_ids");
  }
  if (chat->is_active()) return transfer_open_chat(*chat, agent_id, where, reason);
  if (!where.group_ids.empty()) chat->access.group_ids = where.group_ids;
  tell(*chat, told(*chat, agent_id, reason));
  return {};
}

desk_result agent_desk::transfer_open_chat(chat_record& chat, std::string_view agent_id,
                                           const customer::transferred_to& where, transfer_reason reason) {
  const auto to = route_of(state_.license(), where);
  if (!to) return where.agent_ids.empty() ? server_errc::groups_offline : server_errc::not_found;
  if (!where.group_ids.empty()) {
    chat.access.group_ids = where.group_ids;
    chat.threads.back().access = chat.access;
  }
  const std::string from = std::exchange(chat.agent_id, {});
  agents_.chat_closed(chat);
  tell(leave_line(state_, chat));
  const agent_record* to_agent = settle(state_, chat, *to, now_);
  tell(chat, told(chat, agent_id, reason));
  if (from != chat.agent_id) dismiss(chat, from, agent_id);
  if (to_agent != nullptr && from != to_agent->id) tell_of_user(chat, to_agent->id, "assigned", agent_id);
  const std::string name = name_of(agent_id);
  say(chat, system_text("chat_transferred", name + " transferred the chat",
                        {{"initiator", name}, {"targets", to_agent != nullptr ? to_agent->name : "group"}}));
  return {};
}

/// The agent who had the chat goes without a word.
void agent_desk::dismiss(chat_record& chat, std::string_view user_id, std::string_view by_agent_id) {
  chat_user* who = chat.find_user(user_id);
  if (who == nullptr) return;
  who->is_present = false;
  customer::user_removed_from_chat push(chat.id, std::string(user_id), customer::removal_reason::other);
  push.thread_id = chat.threads.back().id;
  if (!by_agent_id.empty()) push.requester_id = by_agent_id;
  tell(chat, push);
}

desk_result agent_desk::move_in_queue(std::string_view chat_id, std::int64_t position) {
  chat_record* chat = open_chat(chat_id);
  if (chat == nullptr || !chat->waits_for_group) return server_errc::not_found;
  tell(core::move_in_line(state_, *chat, position));
  return {};
}

/// Those who waited get their agents, in the order of the line.
void agent_desk::serve_line(std::int64_t group_id) {
  for (chat_record* chat : waiting_line(state_, group_id)) {
    tell(leave_line(state_, *chat));
    const agent_record* agent = settle(state_, *chat, route_for(state_.license(), customer::access({group_id})), now_);
    if (agent == nullptr) continue;
    tell_of_user(*chat, agent->id, "assigned", {});
    tell(*chat, told(*chat, {}, transfer_reason::assigned));
    agents_.chat_opened(now_, *chat);
  }
}

void agent_desk::close_line(std::int64_t group_id) {
  for (chat_record* chat : waiting_line(state_, group_id)) {
    end_chat(*chat, system_text("routing.archived_offline", "Chat archived: nobody is online", {}), {});
  }
}

}  // namespace livechat::emulator::core
