// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <livechat/customer/pushes/customer_side_storage_updated.hpp>

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// Question A26: the docs' sample has the prefix, their text does not. Both are taken.
std::string_view without_prefix(std::string_view token) {
  constexpr std::string_view prefix = "Bearer ";
  return token.starts_with(prefix) ? token.substr(prefix.size()) : token;
}

/// A token is good for its organization only.
customer_record* authenticated(exchange& call, const customer::login& request) {
  customer_record* who = call.state.customer_of(without_prefix(request.token.reveal()));
  return who != nullptr && who->organization_id == call.from.upgrade.organization_id ? who : nullptr;
}

void update(customer_record& who, const std::optional<customer::login_customer_data>& with) {
  if (!with) return;
  if (with->name) who.name = with->name;
  if (with->email) who.email = with->email;
  if (with->avatar) who.avatar = with->avatar;
}

customer::login::response describe_customer(exchange& call, const customer_record& who) {
  customer::login::response out;
  out.customer.id = who.id;
  out.customer.name = who.name;
  out.customer.email = who.email;
  out.customer.avatar = who.avatar;
  out.has_active_thread = call.state.has_active_chat(who);
  for (const auto& id : who.chat_ids) {
    customer::login_chat& chat = out.chats.emplace_back();
    chat.chat_id = id;
    chat.has_unread_events = call.state.find_chat(id)->has_unread_events();
  }
  return out;
}

/// The map that the customer sent, counted up. Question P08: the push brings the whole map, and comes at each login.
customer::customer_side_storage_updated count_visit(std::map<std::string, std::string> storage) {
  std::string& visits = storage["customer_visits"];
  std::uint32_t count = 0;
  std::from_chars(visits.data(), visits.data() + visits.size(), count);
  visits = std::to_string(count + 1);
  customer::customer_side_storage_updated out;
  out.customer_side_storage = std::move(storage);
  return out;
}

}  // namespace

void login(exchange& call, const customer::login& request) {
  // Question A29: "once per connection", so the second is refused and the first stays good.
  if (!call.from.customer_id.empty()) return call.refuse(customer::server_errc::not_allowed, "Already logged in");
  auto wanted = subscription::read(request.pushes, call.from.upgrade.version);
  if (const auto* wrong = std::get_if<customer::wire::problem>(&wanted)) return call.refuse(refusal(*wrong));
  customer_record* who = authenticated(call, request);
  if (who == nullptr) return call.refuse(customer::server_errc::authentication);

  update(*who, request.customer);
  call.from.customer_id = who->id;
  call.from.pushes = std::get<subscription>(std::move(wanted));
  call.from.phase = connection_phase::logged_in;
  call.answer(describe_customer(call, *who));
  call.links.tell(call.from, count_visit(request.customer_side_storage));
}

}  // namespace livechat::emulator::core::actions
