// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/scripted_agents.hpp"

#include <cmath>
#include <livechat/customer/pushes/incoming_typing_indicator.hpp>

#include "emulator/core/chat_changes.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

duration scaled(duration by, double pace) {
  return duration(static_cast<duration::rep>(std::llround(static_cast<double>(by.count()) * pace)));
}

}  // namespace

bool scripted_agents::is_here(const chat_record& chat) const {
  const agent_record* agent = state_.scripted_agent();
  return agent != nullptr && chat.is_active() && chat.agent_id == agent->id;
}

void scripted_agents::chat_opened(instant now, const chat_record& chat) {
  if (!is_here(chat)) return;
  plan(now, chat.id, scripted_agent::greet(script_));
}

void scripted_agents::customer_spoke(instant now, const chat_record& chat, std::string_view text) {
  if (!is_here(chat)) return;
  desk& at = desks_[chat.id];
  if (at.plan.size() >= limits::agent_steps_waiting) return;
  plan(now, chat.id, at.agent.answer(script_, text));
}

void scripted_agents::chat_closed(const chat_record& chat) {
  const auto found = desks_.find(chat.id);
  if (found == desks_.end()) return;
  when_.remove(found->second.alarm);
  desks_.erase(found);
}

/// One thing after the other: what is planned now begins when everything planned before is done.
void scripted_agents::plan(instant now, const std::string& chat_id, const steps& what) {
  desk& at = desks_[chat_id];
  instant begin = at.plan.empty() ? now : at.plan.back().at;
  for (const auto& next : what) {
    begin = begin + scaled(next.after, pace_);
    at.plan.push_back({begin, next});
  }
  arm(chat_id, at);
}

void scripted_agents::arm(const std::string& chat_id, desk& at) {
  if (at.alarm || at.plan.empty()) return;
  at.alarm = when_.add(at.plan.front().at, agent_step_due{chat_id});
}

void scripted_agents::step_due(instant now, const std::string& chat_id) {
  const auto found = desks_.find(chat_id);
  chat_record* chat = state_.find_chat(chat_id);
  if (found == desks_.end() || chat == nullptr) return;
  desk& at = found->second;
  at.alarm.reset();
  const step what = std::move(at.plan.front().what);
  at.plan.pop_front();
  perform(now, *chat, what);
  arm(chat_id, at);
}

void scripted_agents::perform(instant now, chat_record& chat, const step& what) {
  switch (what.kind) {
    case step_kind::typing_on:
      return type(now, chat, true);
    case step_kind::typing_off:
      return type(now, chat, false);
    case step_kind::say:
      return say(now, chat, what.text);
  }
}

void scripted_agents::say(instant now, chat_record& chat, const std::string& text) {
  const auto push = append(state_, chat, chat.threads.back(), customer::message(text), chat.agent_id, now);
  tell(chat, push);
}

void scripted_agents::type(instant now, const chat_record& chat, bool is_typing) {
  const customer::typing_indicator what(chat.agent_id, customer::recipients::all, state_.unix_seconds_at(now),
                                        is_typing);
  tell(chat, customer::incoming_typing_indicator(chat.id, chat.threads.back().id, what));
}

}  // namespace livechat::emulator::core
