// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/desk/agent_desk.hpp"

#include <livechat/customer/pushes/groups_status_updated.hpp>
#include <livechat/customer/pushes/incoming_multicast.hpp>
#include <livechat/customer/pushes/user_added_to_chat.hpp>

#include "emulator/core/as_of.hpp"
#include "emulator/core/chat_changes.hpp"
#include "emulator/core/chat_view.hpp"
#include "emulator/core/refusal.hpp"
#include "wire/json.hpp"

namespace livechat::emulator::core {

using customer::server_errc;

desk_result::desk_result(server_errc why) : error(refusal(why)) {}

chat_record* agent_desk::open_chat(std::string_view chat_id) {
  chat_record* chat = state_.find_chat(chat_id);
  return chat != nullptr && chat->is_active() ? chat : nullptr;
}

thread_record* agent_desk::thread_of(std::string_view chat_id, std::string_view thread_id) {
  chat_record* chat = state_.find_chat(chat_id);
  return chat == nullptr ? nullptr : chat->find_thread(thread_id);
}

bool agent_desk::is_nobody(std::string_view agent_id) const {
  return !agent_id.empty() && state_.license().find_agent(agent_id) == nullptr;
}

std::string agent_desk::name_of(std::string_view agent_id) const {
  const agent_record* agent = state_.license().find_agent(agent_id);
  return agent == nullptr ? "System" : agent->name;
}

void agent_desk::tell(const std::vector<line_move>& moves) {
  for (const auto& one : moves) links_.announce(one.customer_id, one.push);
}

void agent_desk::tell_event(const chat_record& chat, const thread_record& thread,
                            const customer::incoming_event& push) {
  if (chat.is_shown(thread, push.event)) tell(chat, push);
}

void agent_desk::say(chat_record& chat, customer::system_message what) {
  thread_record* thread = chat.active_thread();
  if (thread != nullptr) tell_event(chat, *thread, append(state_, chat, *thread, std::move(what), {}, now_));
}

void agent_desk::tell_of_user(const chat_record& chat, std::string_view user_id, std::string reason,
                              std::string_view by_agent_id) {
  for (const auto& user : chat.users) {
    if (user.id != user_id) continue;
    customer::user_added_to_chat push(chat.id, shown_user(state_, user), std::move(reason));
    if (chat.is_active()) push.thread_id = chat.threads.back().id;
    if (!by_agent_id.empty()) push.requester_id = by_agent_id;
    return tell(chat, push);
  }
}

desk_result agent_desk::set_availability(std::int64_t group_id, customer::group_availability availability) {
  group_record* group = state_.license().find_group(group_id);
  if (group == nullptr) return server_errc::group_not_found;
  if (group->availability == availability) return {};
  group->availability = availability;
  // Question P09: everybody can reach every group.
  const customer::groups_status_updated push({{group_id, availability}});
  links_.announce_to_all(push);
  links_.announce_to_all_in(customer::api_version::v3_4, multicast_of(push));
  if (availability == customer::group_availability::online) serve_line(group_id);
  if (availability == customer::group_availability::offline) close_line(group_id);
  return {};
}

desk_result agent_desk::multicast(const customer::json_text& content, std::string_view agent_id,
                                  const std::vector<std::string>& customer_ids) {
  if (is_nobody(agent_id)) return server_errc::not_found;
  if (const auto wrong = customer::wire::json::check(content.text())) {
    return refusal(server_errc::validation, "content: not JSON: " + *wrong);
  }
  customer::incoming_multicast push(content);
  if (!agent_id.empty()) push.author_id = agent_id;
  if (customer_ids.empty()) links_.announce_to_all(push);
  for (const auto& id : customer_ids) links_.announce(id, push);
  return {};
}

}  // namespace livechat::emulator::core
