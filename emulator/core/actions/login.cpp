// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <livechat/customer/pushes/customer_side_storage_updated.hpp>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/customer_edit.hpp"
#include "emulator/core/customer_view.hpp"
#include "emulator/core/customer_visit.hpp"
#include "emulator/core/dynamic_config.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

/// Question A26: the docs' sample has the prefix, their text does not. Both are taken.
std::string_view without_prefix(std::string_view token) {
  constexpr std::string_view prefix = "Bearer ";
  return token.starts_with(prefix) ? token.substr(prefix.size()) : token;
}

/// A token is good for its organization only.
customer_record* authenticated(exchange& call, const customer::login& request) {
  customer_record* who = call.state.customer_of(without_prefix(request.token.reveal()), call.now);
  return who != nullptr && who->organization_id == call.from.upgrade.organization_id ? who : nullptr;
}

std::optional<server_errc> problem_of_license(const license& by) {
  switch (by.state) {
    case license_state::good:
      return std::nullopt;
    case license_state::expired:
      return server_errc::license_expired;
    case license_state::of_another_product:
      return server_errc::wrong_product_version;
  }
  return std::nullopt;
}

bool is_full(const exchange& call, const customer_record& who) {
  const std::size_t limit = call.state.license().customers_online_limit;
  return limit != 0 && call.links.customers_online() >= limit && !call.links.is_online(who.id);
}

/// What keeps this customer out. Question A27: an unknown group is `group_not_found`.
std::optional<server_errc> problem_of(const exchange& call, const customer_record& who,
                                      const customer::login& request) {
  if (const auto wrong = problem_of_license(call.state.license())) return wrong;
  if (who.is_banned) return server_errc::customer_banned;
  if (is_full(call, who)) return server_errc::users_limit_reached;
  if (call.state.license().find_group(request.group_id.value_or(0)) == nullptr) return server_errc::group_not_found;
  const bool has_room = request.customer_side_storage.size() <= limits::side_storage_entries;
  const bool is_fit = !request.customer || fits(who, customer_edit(*request.customer));
  return has_room && is_fit ? std::nullopt : std::optional(server_errc::limit_reached);
}

/// Connections that the customer has already are not told of it: the docs name no push for `login`.
void update(customer_record& who, const license& by, const customer::login& request) {
  if (request.customer) apply(who, customer_edit(*request.customer));
  who.login_group_id = request.group_id.value_or(0);
  who.group_id = by.group_of_page(who.page.url.value_or("")).value_or(who.login_group_id);
  if (request.customer_page) visit_page(who, by, *request.customer_page);
  if (request.is_mobile) who.is_mobile = request.is_mobile;
  if (request.referrer) who.referrer = request.referrer;
  if (request.application) who.application = request.application;
}

/// The map that the customer sent, counted up. Question P08: the push brings the whole map, and comes at each login.
std::map<std::string, std::string> counted_up(std::map<std::string, std::string> storage) {
  std::string& visits = storage["customer_visits"];
  std::uint32_t count = 0;
  std::from_chars(visits.data(), visits.data() + visits.size(), count);
  visits = std::to_string(count + 1);
  return storage;
}

customer::login_customer shown(const customer_record& who) {
  customer::login_customer out(who.id);
  out.name = who.fields.name;
  out.email = who.fields.email;
  out.avatar = who.fields.avatar;
  out.session_fields = who.fields.session_fields;
  out.statistics = statistics(who);
  return out;
}

/// Question P13: in this answer `accepted` is there, and the agent has a type.
std::optional<customer::greeting> greeting_for(customer_record& who) {
  const greeting_record* on_display = who.greeting_on_display();
  if (on_display == nullptr) return std::nullopt;
  customer::greeting out = on_display->shown;
  out.accepted = on_display->is_accepted;
  out.agent.type = customer::user_type::agent;
  return out;
}

std::vector<customer::login_chat> listed_chats(const world& state, const customer_record& who) {
  std::vector<customer::login_chat> out;
  for (const auto& id : who.chat_ids) {
    const chat_record& chat = state.chat_with(id);
    out.emplace_back(id, chat.has_unread_events()).has_active_thread = chat.is_active();
  }
  return out;
}

/// Question A28: every chat is listed; the greeting is there when one is on display; statistics and private settings
/// always are.
customer::login::response answer_to(exchange& call, customer_record& who) {
  customer::login::response out;
  out.customer = shown(who);
  out.has_active_thread = call.state.has_active_chat(who);
  out.chats = listed_chats(call.state, who);
  out.greeting = greeting_for(who);
  out.dynamic_config = dynamic_config(call.state.license(), who.group_id);
  return out;
}

void enter(exchange& call, customer_record& who, const customer::login& request) {
  if (!call.links.is_online(who.id)) ++who.counts.visits;
  update(who, call.state.license(), request);
  who.side_storage = counted_up(request.customer_side_storage);
  call.links.log_in(call.from, who.id, subscription(request.pushes, call.from.version));
  call.from.token = std::string(without_prefix(request.token.reveal()));
}

}  // namespace

void login(exchange& call, const customer::login& request) {
  // Question A29: "once per connection", so the second is refused and the first stays good.
  if (!call.from.customer_id.empty()) return call.refuse(server_errc::not_allowed, "Already logged in");
  customer_record* who = authenticated(call, request);
  // The words are those that the tests of LiveChat's client for Python compare; the docs' list has others.
  if (who == nullptr) return call.refuse(server_errc::authentication, "Invalid access token");
  if (const auto wrong = problem_of(call, *who, request)) return call.refuse(*wrong);
  enter(call, *who, request);
  call.answer(answer_to(call, *who));
  call.links.tell(call.from, customer::customer_side_storage_updated(who->side_storage));
}

}  // namespace livechat::emulator::core::actions
