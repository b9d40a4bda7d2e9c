// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/incoming_welcome_message.hpp>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/prediction_steps.hpp"
#include "emulator/core/chat_view.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// A message in the agent's name. It has no id, as in the sample: it is in no chat.
const welcome_message_record& greet(exchange& call, const agent_record& agent) {
  customer::message text(call.state.license().welcome_text);
  text.author_id = agent.id;
  text.created_at = call.state.time_at(call.now);
  auto& kept = call.customer().welcome_messages;
  if (kept.size() >= limits::welcome_messages_per_customer) kept.erase(kept.begin());
  return kept.emplace_back(welcome_message_record{call.state.new_uuid(), std::move(text)});
}

}  // namespace

/// Question A36: the push always follows, at once; an `id` asks for a message once more and is `not_found` when there
/// was none; the group is that of the customer unless another one is named.
void request_welcome_message(exchange& call, const customer::request_welcome_message& request) {
  const auto where = predict(call, request.group_id.value_or(call.customer().group_id));
  if (!where) return;
  const auto* message = request.id ? call.customer().find_welcome_message(*request.id) : &greet(call, *where->agent);
  if (message == nullptr) return call.refuse(customer::server_errc::not_found);
  customer::request_welcome_message::response answer;
  answer.id = message->id;
  answer.predicted_agent = shown_as_predicted(*where->agent);
  if (where->agent->is_bot) answer.predicted_agent.bot_type = customer::bot_type::chatbot;
  answer.queue = where->kind == route_kind::to_queue;
  call.answer(answer);
  call.announce(customer::incoming_welcome_message(message->id, message->event));
}

}  // namespace livechat::emulator::core::actions
