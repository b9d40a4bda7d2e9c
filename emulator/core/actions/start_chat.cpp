// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/opening_steps.hpp"
#include "emulator/core/chat_opening.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

chat_opening wanted(const customer::start_chat& request) {
  chat_opening out = request.chat ? chat_opening(*request.chat) : chat_opening();
  out.is_active = request.active.value_or(true);
  out.is_continuous = request.continuous.value_or(false);
  return out;
}

/// "Existing users, one at most, of type customer". Question E03: another customer cannot be drawn into a chat.
std::optional<customer::server_error> problem_of_users(const exchange& call, const customer::start_chat& request) {
  if (!request.chat) return std::nullopt;
  for (const auto& user : request.chat->users) {
    if (user.type != customer::user_type::customer)
      return refusal(server_errc::validation, "chat.users[0].type: only customer is taken");
    if (user.id != call.from.customer_id) return refusal(server_errc::authorization);
  }
  return std::nullopt;
}

/// Question A06: the docs say both "one chat" and "several"; the name of the error comes from the Customer SDK page.
bool has_enough_chats(const exchange& call, const customer_record& owner) {
  if (owner.chat_ids.size() >= limits::chats_per_customer) return true;
  return call.settings.is_one_active_chat_per_customer && call.state.has_active_chat(owner);
}

}  // namespace

void start_chat(exchange& call, const customer::start_chat& request) {
  const chat_opening opening = wanted(request);
  if (const auto wrong = problem_of_users(call, request)) return call.refuse(*wrong);
  if (const auto wrong = problem_of(opening, call.state.license())) return call.refuse(*wrong);
  customer_record& owner = call.customer();
  if (has_enough_chats(call, owner)) return call.refuse(server_errc::limit_reached);

  chat_record& chat = call.state.add_chat(owner);
  carry_out(opening, call.state, chat, owner.id, call.now);
  customer::start_chat::response answer;
  answer.chat_id = chat.id;
  answer.thread_id = chat.threads.back().id;
  answer.event_ids = event_ids(chat.threads.back());
  call.answer(answer);
  tell_of_opening(call, chat);
}

}  // namespace livechat::emulator::core::actions
