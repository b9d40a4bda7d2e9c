// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/incoming_chat.hpp>
#include <vector>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/sendable.hpp"

namespace livechat::emulator::core::actions {

namespace {

const std::vector<customer::event>& initial_events(const customer::start_chat& request) {
  static const std::vector<customer::event> none;
  return request.chat && request.chat->thread ? request.chat->thread->events : none;
}

std::optional<customer::wire::problem> problem_of(const std::vector<customer::event>& events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto wrong = unsendable(events[i]);
    if (!wrong) continue;
    wrong->enter("[" + std::to_string(i) + "]");
    for (const auto* outer : {"events", "thread", "chat"}) wrong->enter(outer);
    return wrong;
  }
  return std::nullopt;
}

/// What the customer asked for goes into the chat, then the events, in their order.
void fill(exchange& call, chat_record& chat, const customer::start_chat& request) {
  customer::thread& thread = chat.threads.back();
  if (request.chat) {
    chat.properties = request.chat->properties;
    if (request.chat->access) chat.access = *request.chat->access;
    if (request.chat->thread) thread.properties = request.chat->thread->properties;
  }
  thread.access = chat.access;
  for (const auto& event : initial_events(request)) {
    chat.seen_by_customer = call.state.append(thread, event, call.from.customer_id, call.now).created_at();
  }
}

/// An agent is always there, so that `continuous` makes no difference; nobody joins what is closed (question A07).
void join(exchange& call, chat_record& chat) {
  const customer::user_agent* agent = call.state.agent();
  if (agent == nullptr || !chat.is_active()) return;
  chat.agent_id = agent->id;
  chat.threads.back().user_ids.push_back(agent->id);
}

/// The agent greets those who are silent, and answers those who are not: each message, in order.
void wake_agent(exchange& call, const chat_record& chat) {
  const auto& events = chat.threads.back().events;
  if (events.empty()) return call.agents.chat_opened(call.now, chat);
  for (const auto& event : events) {
    if (event.as<customer::message>() != nullptr) call.agents.customer_spoke(call.now, chat, event.text());
  }
}

}  // namespace

void start_chat(exchange& call, const customer::start_chat& request) {
  if (const auto wrong = problem_of(initial_events(request))) return call.refuse(refusal(*wrong));
  customer_record& owner = call.state.customer_with(call.from.customer_id);
  // Question A06: the docs say both "one chat" and "several"; the name of the error comes from the Customer SDK page.
  if (call.settings.is_one_active_chat_per_customer && call.state.has_active_chat(owner)) {
    return call.refuse(customer::server_errc::limit_reached);
  }
  chat_record& chat = call.state.add_chat(owner, call.now, request.active.value_or(true));
  fill(call, chat, request);
  join(call, chat);

  const customer::thread& thread = chat.threads.back();
  customer::start_chat::response answer;
  answer.chat_id = chat.id;
  answer.thread_id = thread.id;
  for (const auto& event : thread.events) answer.event_ids.push_back(event.id());
  call.answer(answer);

  customer::incoming_chat push;
  push.requester_id = owner.id;
  push.chat = customer::incoming_chat_chat(call.state.show(chat, &thread));
  call.announce(push);
  wake_agent(call, chat);
}

}  // namespace livechat::emulator::core::actions
