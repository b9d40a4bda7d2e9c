// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/world.hpp"

#include <algorithm>
#include <utility>

#include "emulator/core/event_stamp.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

template <class T>
T* at_or_null(std::map<std::string, T, std::less<>>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

/// The agent of the script, in every group.
agent_record scripted(const service_settings& settings, std::string id) {
  agent_record out;
  out.id = std::move(id);
  out.name = settings.script.agent_name;
  out.avatar = "https://example.com/avatars/bot.png";
  out.job_title = settings.script.job_title;
  out.is_bot = true;
  out.takes_chats = true;
  for (const auto& group : settings.license.groups) out.group_ids.push_back(group.id);
  return out;
}

/// The people of the license get ids from a source of their own, so that a longer list changes no other id.
constexpr std::uint64_t staff_seed = 0x57AFF;

}  // namespace

world::world(const service_settings& settings, agenda& when)
    : started_at_(settings.started_at),
      latest_time_(settings.started_at - std::chrono::microseconds(1)),
      ids_(settings.seed),
      idle_(settings.thread_idle_limit, when),
      license_(settings.license),
      accounts_(settings.seed, settings.agent_token) {
  organizations_.insert(ids_.uuid());
  client_id_ = ids_.agent_id();
  scripted_agent_id_ = ids_.agent_id();
  hire(settings);
}

void world::hire(const service_settings& settings) {
  id_source staff_ids(settings.seed ^ staff_seed);
  for (auto& agent : license_.agents) {
    if (agent.id.empty()) agent.id = staff_ids.agent_id();
  }
  if (settings.script.agent_name.empty()) return;
  license_.agents.insert(license_.agents.begin(), scripted(settings, scripted_agent_id_));
}

std::string world::agent_token(std::string_view agent_id) {
  if (agent_id.empty()) return accounts_.agents.own();
  const agent_record* who = license_.find_agent(agent_id);
  return who == nullptr ? std::string() : accounts_.agents.of(who->id);
}

bool world::is_agent_token(std::string_view token) const {
  const auto owner = accounts_.agents.owner_of(token);
  return owner && (owner->empty() || license_.find_agent(*owner) != nullptr);
}

std::string world::issue_token(instant now) {
  if (customers_.size() >= limits::customers || !has_room_for_token(now)) return {};
  std::string id = ids_.uuid();
  add_customer(id);
  return issue_token({std::move(id), client_id_, now, now + limits::longest_token_life, {}});
}

std::string world::issue_token_like(instant now, std::string_view token) {
  const customer_record* same = customer_of(token, now);
  if (same == nullptr || !has_room_for_token(now)) return {};
  return issue_token({same->id, client_id_, now, now + limits::longest_token_life, {}});
}

std::string world::issue_token(token_record what) {
  std::string token = ids_.token();
  accounts_.tokens.add(token, std::move(what));
  return token;
}

bool world::add_customer(std::string id) {
  if (customers_.size() >= limits::customers) return false;
  customer_record fresh;
  fresh.id = std::move(id);
  fresh.organization_id = organization_id();
  customers_.emplace(fresh.id, std::move(fresh));
  return true;
}

customer_record* world::customer_of(std::string_view token, instant now) {
  const token_record* found = accounts_.tokens.find(token, now);
  return found == nullptr ? nullptr : find_customer(found->customer_id);
}

customer_record* world::find_customer(std::string_view id) { return at_or_null(customers_, id); }

chat_record& world::add_chat(customer_record& owner) {
  chat_record chat;
  do chat.id = ids_.short_id();
  while (chats_.contains(chat.id));
  chat.customer_id = owner.id;
  chat.users.push_back({owner.id, user_kind::customer, true, {}});
  owner.chat_ids.push_back(chat.id);
  const std::string id = chat.id;
  return chats_.emplace(id, std::move(chat)).first->second;
}

chat_record* world::find_chat(std::string_view id) { return at_or_null(chats_, id); }

bool world::has_active_chat(const customer_record& owner) const {
  const auto is_active = [this](const std::string& id) { return chats_.find(id)->second.is_active(); };
  return std::any_of(owner.chat_ids.begin(), owner.chat_ids.end(), is_active);
}

thread_record& world::add_thread(chat_record& chat, instant now, bool is_active) {
  thread_record fresh;
  fresh.id = ids_.short_id();
  fresh.created_at = time_at(now);
  fresh.active = is_active;
  fresh.access = chat.access;
  fresh.user_ids.push_back(chat.customer_id);
  if (!chat.threads.empty()) {
    fresh.previous_thread_id = chat.threads.back().id;
    chat.threads.back().next_thread_id = fresh.id;
  }
  ++customer_with(chat.customer_id).counts.threads;
  return chat.threads.emplace_back(std::move(fresh));
}

const customer::event& world::append(customer::thread& to, customer::event what, std::string_view author_id,
                                     instant now) {
  const std::string id = to.id + "_" + std::to_string(to.events.size() + 1);
  put(event_stamp{id, time_at(now), std::string(author_id)}, what);
  return to.events.emplace_back(std::move(what));
}

customer::timestamp world::time_at(instant now) {
  const auto asked = started_at_ + std::chrono::floor<std::chrono::microseconds>(std::chrono::nanoseconds(now.ns));
  latest_time_ = std::max(asked, latest_time_ + std::chrono::microseconds(1));
  return customer::timestamp(latest_time_);
}

std::int64_t world::unix_seconds_at(instant now) const {
  const auto time = started_at_ + std::chrono::floor<std::chrono::microseconds>(std::chrono::nanoseconds(now.ns));
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

}  // namespace livechat::emulator::core
