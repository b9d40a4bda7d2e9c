// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/world.hpp"

#include <algorithm>
#include <utility>

#include "emulator/core/event_stamp.hpp"

namespace livechat::emulator::core {

namespace {

template <class T>
T* at_or_null(std::map<std::string, T, std::less<>>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

customer::user_customer shown(const customer_record& who, const chat_record& chat) {
  customer::user_customer out(who.id);
  out.name = who.name;
  out.email = who.email;
  out.avatar = who.avatar;
  out.present = true;
  out.events_seen_up_to = chat.seen_by_customer;
  return out;
}

}  // namespace

world::world(const service_settings& settings)
    : started_at_(settings.started_at),
      latest_time_(settings.started_at - std::chrono::microseconds(1)),
      ids_(settings.seed) {
  organizations_.insert(ids_.uuid());
  client_id_ = ids_.agent_id();
  agent_ = customer::user_agent(ids_.agent_id(), settings.script.agent_name);
  if (!settings.script.job_title.empty()) agent_.job_title = settings.script.job_title;
  agent_.is_bot = true;
}

std::string world::issue_token() {
  customer_record fresh;
  fresh.id = ids_.uuid();
  fresh.organization_id = organization_id();
  std::string token = ids_.token();
  tokens_.emplace(token, fresh.id);
  customers_.emplace(fresh.id, std::move(fresh));
  return token;
}

std::string world::issue_token_like(std::string_view token) {
  const customer_record* same = customer_of(token);
  if (same == nullptr) return {};
  std::string another = ids_.token();
  tokens_.emplace(another, same->id);
  return another;
}

void world::revoke_token(std::string_view token) {
  const auto found = tokens_.find(token);
  if (found != tokens_.end()) tokens_.erase(found);
}

customer_record* world::customer_of(std::string_view token) {
  const std::string* id = at_or_null(tokens_, token);
  return id == nullptr ? nullptr : at_or_null(customers_, *id);
}

chat_record& world::add_chat(customer_record& owner, instant now, bool is_active) {
  chat_record chat;
  do chat.id = ids_.short_id();
  while (chats_.contains(chat.id));
  chat.customer_id = owner.id;
  chat.access = customer::access({0});  // "default: all agents (group 0)"
  customer::thread& first = chat.threads.emplace_back();
  first.id = ids_.short_id();
  first.created_at = time_at(now);
  first.active = is_active;
  first.access = chat.access;
  first.user_ids.push_back(owner.id);
  owner.chat_ids.push_back(chat.id);
  const std::string id = chat.id;
  return chats_.emplace(id, std::move(chat)).first->second;
}

chat_record* world::find_chat(std::string_view id) { return at_or_null(chats_, id); }

bool world::has_active_chat(const customer_record& owner) const {
  const auto is_active = [this](const std::string& id) { return chats_.find(id)->second.is_active(); };
  return std::any_of(owner.chat_ids.begin(), owner.chat_ids.end(), is_active);
}

const customer::event& world::append(customer::thread& to, customer::event what, std::string_view author_id,
                                     instant now) {
  const std::string id = to.id + "_" + std::to_string(to.events.size() + 1);
  put(event_stamp{id, time_at(now), std::string(author_id)}, what);
  return to.events.emplace_back(std::move(what));
}

customer::chat world::show(const chat_record& chat, const customer::thread* thread) const {
  customer::chat out;
  out.id = chat.id;
  out.users.emplace_back(shown(customer_with(chat.customer_id), chat));
  if (!chat.agent_id.empty()) {
    customer::user_agent who = agent_;
    who.present = true;
    who.events_seen_up_to = chat.seen_by_agent;
    out.users.emplace_back(std::move(who));
  }
  if (thread != nullptr) out.thread = *thread;
  out.properties = chat.properties;
  out.access = chat.access;
  return out;
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
