// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/service.hpp"

#include <algorithm>
#include <livechat/customer/one_of.hpp>
#include <utility>
#include <variant>

#include "emulator/core/actions/table.hpp"
#include "emulator/core/customer_visit.hpp"
#include "emulator/core/exchange.hpp"
#include "emulator/core/http/http_routes.hpp"
#include "emulator/core/refusal.hpp"
#include "wire/envelope.hpp"
#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace wire = customer::wire;
using customer::log_level;
using customer::server_errc;

std::string name_of(const connection& which) {
  return "connection " + std::to_string(static_cast<std::uint64_t>(which.id));
}

/// Not from `customer_disconnected` of the public structs: tests send data that those do not know.
std::string disconnect_payload(std::string_view reason, const customer::json_text& data) {
  std::string text;
  wire::json::writer out(text);
  out.begin_object();
  out.key("reason");
  out.string(reason);
  // The vendor's JavaScript SDK (4.0.2) reads `data.region` with that reason, without looking whether there are data.
  if (!data.empty() || reason == "misdirected_connection") {
    out.key("data");
    out.raw(data.empty() ? "{}" : data.text());
  }
  out.end_object();
  return text;
}

/// A frame may ask for its connection's version or a higher one; nothing for another one. Question C06: the docs name no
/// error for those, the text of `unsupported_version` fits; a higher version is that of this one answer, pushes keep to
/// the subscription.
std::optional<customer::api_version> asked_version(const wire::request_frame& request, const connection& from) {
  if (request.version.empty()) return from.version;
  const auto asked = customer::api_version_of(request.version);
  return asked && *asked >= from.version ? asked : std::nullopt;
}

}  // namespace

service::service(service_settings settings)
    : settings_(std::move(settings)),
      world_(settings_, agenda_),
      connections_(settings_.errors),
      agents_(settings_, agenda_, world_, connections_) {}

void service::connection_opened(instant now, connection_id id, upgrade_request request) {
  advance(now);
  connection& fresh = connections_.open(id, std::move(request));
  log(log_level::debug, name_of(fresh) + " opened");
  if (!is_served(fresh.upgrade.version)) return disconnect(now, fresh, "unsupported_version", {});
  if (!world_.has_organization(fresh.upgrade.organization_id)) return disconnect(now, fresh, "license_not_found", {});
  fresh.limit = agenda_.add(now + settings_.login_limit, connection_overdue{id});
}

void service::text_received(instant now, connection_id id, std::string_view text) {
  advance(now);
  connection* from = connections_.find(id);
  if (from == nullptr) return;
  auto read = wire::decode_request(text);
  if (const auto* wrong = std::get_if<wire::malformed_frame>(&read)) {
    // Question C05: the connection stays.
    log(log_level::warning, name_of(*from) + " sent no request: " + printable(wrong->why));
    return connections_.refuse_frame(*from, refusal(server_errc::validation, printable(wrong->why)));
  }
  take_request(now, *from, std::get<wire::request_frame>(std::move(read)));
}

/// Question C05: the protocol is JSON text, and RFC 6455 has a code for "cannot accept this type of data".
void service::binary_received(instant now, connection_id id) {
  advance(now);
  connection* from = connections_.find(id);
  if (from == nullptr) return;
  log(log_level::warning, name_of(*from) + " sent binary data");
  connections_.close(*from, close_code::unsupported_data, "text frames only");
  retire(now, *from);
}

void service::control_received(instant now, connection_id id) {
  advance(now);
  connection* from = connections_.find(id);
  if (from != nullptr) sign_of_life(now, *from);
}

void service::connection_closed(instant now, connection_id id) {
  advance(now);
  connection* which = connections_.find(id);
  if (which == nullptr) return;
  log(log_level::debug, name_of(*which) + " closed by the customer");
  retire(now, *which);
}

void service::http_received(instant now, http_id id, const http_call& call) {
  advance(now);
  connections_.answer(id, answer_http(now_, *this, call));
}

void service::deadline_reached(instant now) {
  advance(now);
  while (agenda_.next() && *agenda_.next() <= now_) perform(now_, agenda_.take());
}

/// Does what was due before `now`, each thing at its own time: a shell that is late changes nothing.
void service::advance(instant now) {
  while (agenda_.next() && *agenda_.next() < now) {
    const instant at = std::max(*agenda_.next(), now_);
    perform(at, agenda_.take());
  }
  now_ = std::max(now, now_);
}

void service::perform(instant at, const task& what) {
  std::visit(customer::detail::overloaded{
                 [&](const connection_overdue& late) {
                   connection* which = connections_.find(late.connection);
                   if (which != nullptr) overdue(at, *which);
                 },
                 [&](const answer_due& due) { answer_pending(at, due.connection, due.number); },
                 [&](const request_overdue& late) { time_out_pending(late.connection, late.number); },
                 [&](const agent_step_due& due) { agents_.step_due(at, due.chat_id); },
                 [&](const thread_idle& quiet) { close_idle(at, quiet.chat_id); },
                 [&](const token_expired& over) { token_over(at, over.connection); },
             },
             what);
}

/// "user_id: missing when the router closed the thread."
void service::close_idle(instant at, std::string_view chat_id) {
  agent_desk router(at, settings_, world_, connections_, agents_);
  static_cast<void>(router.deactivate_chat(chat_id, {}));
}

/// Question C07: one reason for both limits ("no ping for some time, or authorisation took too long"), pushed before
/// the connection is closed.
void service::overdue(instant now, connection& which) {
  which.limit.reset();
  log(log_level::warning,
      name_of(which) + (which.is_logged_in() ? " has not pinged in time" : " has not logged in in time"));
  disconnect(now, which, "connection_timeout", {});
}

/// Only pings keep a connection open, by frame or by action (question C03). It is the strictest reading: a client that
/// satisfies it satisfies the others.
void service::sign_of_life(instant now, connection& from) {
  if (!from.is_logged_in()) return;
  agenda_.remove(from.limit);
  from.limit = agenda_.add(now + settings_.idle_limit, connection_overdue{from.id});
}

void service::take_request(instant now, connection& from, wire::request_frame request) {
  const bool is_ping = request.action == "ping";
  // "No-op before authorisation" (question C02): not even an answer.
  if (is_ping && !from.is_logged_in()) return;
  if (is_ping) sign_of_life(now, from);
  // Question C12: ten may be pending, the eleventh is refused; pings and logins count like the rest.
  if (from.unanswered() >= settings_.pending_limit) {
    return connections_.refuse(from, request.request_id, request.action,
                               refusal(server_errc::pending_requests_limit_reached));
  }
  if (settings_.answer_delay <= duration(0)) return carry_out(now, from, request, false);

  pending_request one{++requests_taken_, std::move(request), {}, {}, false};
  one.answer = agenda_.add(now + settings_.answer_delay, answer_due{from.id, one.number});
  if (settings_.answer_delay > settings_.request_timeout) {
    one.overdue = agenda_.add(now + settings_.request_timeout, request_overdue{from.id, one.number});
  }
  from.pending.push_back(std::move(one));
}

/// Not always the first of its connection: the delay may have been changed meanwhile.
void service::answer_pending(instant now, connection_id id, std::uint64_t number) {
  connection* from = connections_.find(id);
  if (from == nullptr) return;
  const auto is_due = [number](const pending_request& one) { return one.number == number; };
  const auto found = std::find_if(from->pending.begin(), from->pending.end(), is_due);
  if (found == from->pending.end()) return;
  pending_request due = std::move(*found);
  from->pending.erase(found);
  agenda_.remove(due.overdue);
  carry_out(now, *from, due.request, due.is_timed_out);
}

/// Question C13: the action may still be done after `request_timeout`, and here it is: the reading that is hardest on
/// clients.
void service::time_out_pending(connection_id id, std::uint64_t number) {
  connection* from = connections_.find(id);
  if (from == nullptr) return;
  for (auto& one : from->pending) {
    if (one.number != number) continue;
    one.overdue.reset();
    one.is_timed_out = true;
    connections_.refuse(*from, one.request.request_id, one.request.action, refusal(server_errc::request_timeout));
  }
}

void service::carry_out(instant now, connection& from, const wire::request_frame& request, bool is_timed_out) {
  const auto asked = asked_version(request, from);
  const auto version = asked.value_or(from.version);
  exchange call{now, settings_, world_, connections_, agents_, from, request, version, is_timed_out};
  if (const auto planned = refusals_.take(request.action)) {
    log(log_level::info, name_of(from) + " is refused " + printable(request.action) + " as planned");
    return call.refuse(*planned);
  }
  if (!asked) return call.refuse(server_errc::unsupported_version);
  const actions::row* action = actions::find(request.action, version);
  const bool is_authorised =
      !from.customer_id.empty() || (action != nullptr && action->need == actions::needs::nothing);
  // Question C10: nothing but `login` is answered before the login, whatever it is.
  if (!is_authorised) return call.refuse(server_errc::authorization, "Log in first");
  if (action == nullptr) {
    // Question C05: an action that does not exist, or not in this version.
    const std::string what = "'" + printable(request.action) + "' in version " + std::string(to_string(version));
    log(log_level::warning, name_of(from) + " asked for an action that is not there: " + what);
    return call.refuse(server_errc::validation, "action: there is no " + what);
  }
  const bool was_logged_in = from.is_logged_in();
  action->carry_out(call);
  if (was_logged_in || !from.is_logged_in()) return;
  sign_of_life(now, from);
  watch_token(from);
}

/// Question D03: that one authorises once does not outlive the token: the reason `access_token_expired` is documented, and
/// would have no use otherwise.
void service::watch_token(connection& which) {
  const token_record* used = world_.accounts().tokens.find(which.token.reveal(), now_);
  if (used != nullptr) which.token_end = agenda_.add(used->expires_at, token_expired{which.id});
}

void service::token_over(instant now, connection_id id) {
  connection* which = connections_.find(id);
  if (which == nullptr) return;
  which->token_end.reset();
  disconnect(now, *which, "access_token_expired", {});
}

bool service::revoke_token(instant now, std::string_view token) {
  return end_token(now, token, "access_token_revoked");
}

bool service::expire_token(instant now, std::string_view token) {
  return end_token(now, token, "access_token_expired");
}

bool service::end_token(instant now, std::string_view token, std::string_view reason) {
  advance(now);
  if (!world_.accounts().tokens.revoke(token, now_)) return false;
  for (const auto id : connections_.ids()) {
    connection* which = connections_.find(id);
    if (which != nullptr && which->token.reveal() == token) disconnect(now_, *which, reason, {});
  }
  return true;
}

token_service service::tokens(instant now) {
  advance(now);
  return {now_, settings_, world_};
}

bool service::refuse_next(std::size_t count, server_errc why, std::string action) {
  return refuse_next(count, refusal(why), std::move(action));
}

agent_desk service::desk(instant now) {
  advance(now);
  return {now_, settings_, world_, connections_, agents_};
}

void service::disconnect_customer(instant now, std::string_view reason, const customer::json_text& data) {
  for (const auto id : connections_.ids()) disconnect_customer(now, id, reason, data);
}

void service::disconnect_customer(instant now, connection_id id, std::string_view reason,
                                  const customer::json_text& data) {
  advance(now);
  connection* which = connections_.find(id);
  if (which != nullptr) disconnect(now, *which, reason, data);
}

/// Question D03: who closes after the push, when, with which code is not said. Here the service does, at once, with 1000.
/// Subscriptions are not asked (question C08): the vendor's JavaScript SDK relies on nobody being able to miss this push.
void service::disconnect(instant now, connection& which, std::string_view reason, const customer::json_text& data) {
  log(log_level::info, name_of(which) + " is told to go: " + printable(reason));
  const std::string payload = disconnect_payload(reason, data);
  connections_.send(which, wire::encode_push(which.upgrade.version, "customer_disconnected", payload, {}));
  connections_.close(which, close_code::normal, printable(reason));
  retire(now, which);
}

void service::disconnect_all_of(instant now, std::string_view customer_id, std::string_view reason,
                                const customer::json_text& data) {
  advance(now);
  for (const auto id : connections_.ids()) {
    connection* which = connections_.find(id);
    if (which != nullptr && which->customer_id == customer_id) disconnect(now, *which, reason, data);
  }
}

/// Question D02: the reason is the Customer SDK page's.
desk_result service::ban_customer(instant now, std::string_view customer_id, std::string_view agent_id) {
  desk_result done = desk(now).ban_customer(customer_id, agent_id);
  if (done) disconnect_all_of(now, customer_id, "customer_banned");
  return done;
}

void service::push_raw(instant now, connection_id id, std::string text) {
  advance(now);
  const connection* to = connections_.find(id);
  if (to != nullptr) connections_.send(*to, std::move(text));
}

trigger_result service::trigger(instant now, const trigger_target& whom, const core::trigger& what) {
  advance(now);
  const auto* one = std::get_if<one_customer>(&whom);
  if (one != nullptr && world_.find_customer(one->id) == nullptr) {
    return {0, refusal(server_errc::not_found, "target: there is no such customer")};
  }
  return tell(connections_, whom, what);
}

/// Forgets a connection. What it had asked for is done, as it was taken; the answers go nowhere.
void service::retire(instant now, connection& which) {
  which.phase = connection_phase::gone;
  agenda_.remove(which.limit);
  agenda_.remove(which.token_end);
  for (auto& one : which.pending) {
    agenda_.remove(one.answer);
    agenda_.remove(one.overdue);
  }
  for (const auto& one : std::exchange(which.pending, {})) {
    if (one.request.action != "login") carry_out(now, which, one.request, true);
  }
  const std::string customer_id = which.customer_id;
  connections_.forget(which.id);
  customer_record* customer = world_.find_customer(customer_id);
  if (customer != nullptr && !connections_.is_online(customer_id)) end_visit(*customer);
}

}  // namespace livechat::emulator::core
