// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/opening_steps.hpp"
#include "emulator/core/chat_opening.hpp"
#include "emulator/core/limits.hpp"
#include "emulator/core/property_tree.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

/// Question A08: an access that is not given is that of all agents, as documented, whatever the chat had before.
/// Question V05: `continuous` that is not given leaves the mode as it is.
chat_opening wanted(const customer::resume_chat& request, const chat_record& chat) {
  chat_opening out(request.chat);
  out.is_active = request.active.value_or(true);
  out.is_continuous = request.continuous.value_or(chat.is_continuous);
  return out;
}

/// The chat must not be open already. Question A10: the docs name no type; the Customer SDK page says that it fails.
std::optional<customer::server_error> problem_of_chat(exchange& call, const chat_record& chat) {
  if (chat.is_anonymized) return refusal(server_errc::chat_anonymized);
  if (chat.is_active()) return refusal(server_errc::validation, "chat.id: the chat is active already");
  const bool has_another = call.settings.is_one_active_chat_per_customer && call.state.has_active_chat(call.customer());
  if (has_another || chat.threads.size() >= limits::threads_per_chat) return refusal(server_errc::limit_reached);
  return std::nullopt;
}

}  // namespace

/// A customer who was removed from the chat comes back by resuming it (question A13).
void resume_chat(exchange& call, const customer::resume_chat& request) {
  chat_record* chat = call.own_chat(request.chat.id);
  if (chat == nullptr) return;
  if (const auto wrong = problem_of_chat(call, *chat)) return call.refuse(*wrong);
  const chat_opening opening = wanted(request, *chat);
  if (const auto wrong = problem_of(opening, call.state.license())) return call.refuse(*wrong);
  if (is_too_much(chat->properties, opening.properties)) return call.refuse(server_errc::limit_reached);

  carry_out(opening, call.state, *chat, call.from.customer_id, call.now);
  customer::resume_chat::response answer;
  answer.thread_id = chat->threads.back().id;
  answer.event_ids = event_ids(chat->threads.back());
  call.answer(answer);
  tell_of_opening(call, *chat);
}

}  // namespace livechat::emulator::core::actions
