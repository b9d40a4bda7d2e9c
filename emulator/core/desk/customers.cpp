// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <livechat/customer/pushes/customer_side_storage_updated.hpp>
#include <livechat/customer/pushes/greeting_canceled.hpp>
#include <livechat/customer/pushes/incoming_greeting.hpp>
#include <utility>

#include "emulator/core/chat_changes.hpp"
#include "emulator/core/chat_view.hpp"
#include "emulator/core/desk/agent_desk.hpp"
#include "emulator/core/event_stamp.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

using customer::server_errc;

/// "name and/or email changed by an agent or integration in an active chat"
customer::system_message news_of(const customer_record& who, std::string initiator) {
  const std::string name = who.fields.name.value_or("Customer");
  const std::string email = who.fields.email.value_or("");
  return system_text("customer_updated", initiator + " updated the customer: " + name + ", " + email,
                     {{"initiator", initiator}, {"customer_name", name}, {"customer_email", email}});
}

bool was_shown_before(const customer_record& who, std::int64_t greeting_id) {
  return std::any_of(who.greetings.begin(), who.greetings.end(),
                     [greeting_id](const auto& one) { return one.shown.id == greeting_id; });
}

customer::greeting shown(const greeting_setup& setup, const agent_record& agent) {
  customer::greeting out(setup.id, {}, setup.event, shown_in_greeting(agent));
  out.addon = setup.addon;
  if (setup.is_announcement) out.subtype = customer::greeting_subtype::announcement;
  out.is_exit_intent = setup.is_exit_intent;
  return out;
}

}  // namespace

desk_result agent_desk::update_customer(std::string_view customer_id, std::string_view agent_id,
                                        const customer_edit& what) {
  customer_record* who = state_.find_customer(customer_id);
  if (who == nullptr || is_nobody(agent_id)) return server_errc::not_found;
  if (!fits(*who, what)) return server_errc::limit_reached;
  const auto push = apply(*who, what);
  if (!push) return {};
  links_.announce(who->id, *push);
  if (!push->name && !push->email) return {};
  for (const auto& id : who->chat_ids) say(*state_.find_chat(id), news_of(*who, name_of(agent_id)));
  return {};
}

/// Question P08: the push brings the whole map.
desk_result agent_desk::set_side_storage(std::string_view customer_id, std::map<std::string, std::string> storage) {
  customer_record* who = state_.find_customer(customer_id);
  if (who == nullptr) return server_errc::not_found;
  if (storage.size() > limits::side_storage_entries) return server_errc::limit_reached;
  who->side_storage = std::move(storage);
  links_.announce(who->id, customer::customer_side_storage_updated(who->side_storage));
  return {};
}

/// "Or a newer greeting replaced it": the one on display goes first.
desk_result agent_desk::show_greeting(std::string_view customer_id, std::int64_t greeting_id,
                                      std::string_view agent_id) {
  customer_record* who = state_.find_customer(customer_id);
  const greeting_setup* setup = state_.license().find_greeting(greeting_id);
  const agent_record* agent = state_.license().find_agent(agent_id);
  if (who == nullptr || agent == nullptr) return server_errc::not_found;
  if (setup == nullptr) return server_errc::greeting_not_found;
  if (const greeting_record* older = who->greeting_on_display()) {
    cancel_greeting(customer_id, std::string(older->shown.unique_id));
  }
  customer::greeting what = shown(*setup, *agent);
  what.unique_id = state_.new_greeting_id();
  what.displayed_first_time = !was_shown_before(*who, greeting_id);
  put(event_stamp{state_.new_uuid(), state_.time_at(now_), agent->id}, what.event);
  if (who->greetings.size() >= limits::greetings_per_customer) who->greetings.erase(who->greetings.begin());
  ++who->counts.greetings_shown;
  const greeting_record& kept = who->greetings.emplace_back(greeting_record{std::move(what), false, true, {}});
  links_.announce(who->id, customer::incoming_greeting(kept.shown));
  return desk_result(kept.shown.unique_id);
}

desk_result agent_desk::cancel_greeting(std::string_view customer_id, std::string_view unique_id) {
  customer_record* who = state_.find_customer(customer_id);
  greeting_record* greeting = who == nullptr ? nullptr : who->find_greeting(unique_id);
  if (greeting == nullptr || !greeting->is_on_display) return server_errc::greeting_not_found;
  greeting->is_on_display = false;
  links_.announce(who->id, customer::greeting_canceled(greeting->shown.unique_id));
  return {};
}

desk_result agent_desk::ban_customer(std::string_view customer_id, std::string_view agent_id) {
  customer_record* who = state_.find_customer(customer_id);
  if (who == nullptr || is_nobody(agent_id)) return server_errc::not_found;
  who->is_banned = true;
  const std::string name = name_of(agent_id);
  for (const auto& id : who->chat_ids) {
    chat_record* chat = open_chat(id);
    if (chat == nullptr) continue;
    end_chat(*chat,
             system_text("customer_banned", name + " banned the customer", {{"agent", name}, {"duration", "always"}}),
             agent_id);
  }
  return {};
}

desk_result agent_desk::unban_customer(std::string_view customer_id) {
  customer_record* who = state_.find_customer(customer_id);
  if (who == nullptr) return server_errc::not_found;
  who->is_banned = false;
  return {};
}

}  // namespace livechat::emulator::core
