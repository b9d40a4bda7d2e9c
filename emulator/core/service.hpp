// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <livechat/customer/error.hpp>
#include <livechat/customer/json_text.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/core/accounts/token_service.hpp"
#include "emulator/core/agenda.hpp"
#include "emulator/core/connections.hpp"
#include "emulator/core/desk/agent_desk.hpp"
#include "emulator/core/effect.hpp"
#include "emulator/core/planned_refusals.hpp"
#include "emulator/core/scripted_agents.hpp"
#include "emulator/core/settings.hpp"
#include "emulator/core/trigger.hpp"
#include "emulator/core/upgrade_request.hpp"
#include "emulator/core/world.hpp"
#include "machine/instant.hpp"
#include "wire/envelope.hpp"

namespace livechat::emulator::core {

/// LiveChat's side of the Customer Chat RTM API, without sockets.
///
/// 1. The shell states facts, each with the current instant: past tense.
/// 2. After every fact it takes effects until there are none, and does them: imperative.
/// 3. It calls `deadline_reached` when `next_deadline` has come.
///
/// The service knows no clock, no socket and no chance but its seed: the same facts give the same effects.
/// Facts about a connection that it has closed or never knew are passed over.
///
/// Behaviour that the docs do not settle is marked where it is coded, with the id of the question
/// (shared list: docs of the protocol, "open questions").
class service {
 public:
  explicit service(service_settings settings = {});
  service(const service&) = delete;
  service& operator=(const service&) = delete;

  // What connections did.
  void connection_opened(instant now, connection_id id, upgrade_request request);
  void text_received(instant now, connection_id id, std::string_view text);
  void binary_received(instant now, connection_id id);

  /// A ping control frame came; the shell has answered it by itself.
  void control_received(instant now, connection_id id);

  void connection_closed(instant now, connection_id id);

  /// An HTTP request came; `answer_call` follows.
  void http_received(instant now, http_id id, const http_call& call);

  void deadline_reached(instant now);

  [[nodiscard]] std::optional<effect> next_effect() { return connections_.next_effect(); }
  [[nodiscard]] std::optional<instant> next_deadline() const { return agenda_.next(); }

  // For those who run the service.

  /// The organization that is there from the beginning.
  [[nodiscard]] const std::string& organization_id() const noexcept { return world_.organization_id(); }

  /// What those who control the emulator must know; see `service_settings::control_secret`.
  [[nodiscard]] const std::string& control_secret() const noexcept { return settings_.control_secret; }

  /// The OAuth client that tokens are said to be asked for by; nothing in this slice looks at it.
  [[nodiscard]] const std::string& client_id() const noexcept { return world_.client_id(); }

  /// The token of an agent, with which programs ask for tokens of customers; without an id that of the organization, see
  /// `service_settings::agent_token`. Empty when there is no such agent.
  [[nodiscard]] std::string agent_token(std::string_view agent_id = {}) { return world_.agent_token(agent_id); }

  /// A token for a new customer. Obviously fake: it begins with `emu:`. It is good for two years; `tokens` gives those of
  /// the token service.
  [[nodiscard]] std::string issue_token() { return world_.issue_token(now_); }

  /// Another token for the customer that `token` belongs to; empty when it belongs to none.
  [[nodiscard]] std::string issue_token_like(std::string_view token) { return world_.issue_token_like(now_, token); }

  /// The token is good no longer: whoever has logged in with it is told `access_token_revoked` and closed. False when it was
  /// not good before.
  bool revoke_token(instant now, std::string_view token);

  /// The same, as if its time were over: `access_token_expired`.
  bool expire_token(instant now, std::string_view token);

  /// The token service, for one moment.
  [[nodiscard]] token_service tokens(instant now);

  /// Pushes `customer_disconnected` to every connection and closes it. `data`: a JSON object, or nothing.
  void disconnect_customer(instant now, std::string_view reason, const customer::json_text& data = {});

  /// The same for one connection.
  void disconnect_customer(instant now, connection_id id, std::string_view reason,
                           const customer::json_text& data = {});

  /// The same for every connection of one customer, and for no other.
  void disconnect_all_of(instant now, std::string_view customer_id, std::string_view reason,
                         const customer::json_text& data = {});

  /// Closes the customer's chats and connections and lets nobody with the customer's tokens in again.
  desk_result ban_customer(instant now, std::string_view customer_id, std::string_view agent_id = {});

  /// Sends any text to a connection, well-formed or not.
  void push_raw(instant now, connection_id id, std::string text);

  /// Sends a push that nothing has caused; says how often, or why not. See trigger.hpp.
  trigger_result trigger(instant now, const trigger_target& whom, const core::trigger& what);

  /// The next `count` requests of that action, or of any when it is empty, are answered with this error and not carried
  /// out. Pings before the login, which get no answer, do not count. False when too many such plans are open.
  bool refuse_next(std::size_t count, customer::server_error why, std::string action = {}) {
    return refusals_.add(count, std::move(action), std::move(why));
  }

  /// The same with the docs' own message.
  bool refuse_next(std::size_t count, customer::server_errc why, std::string action = {});

  /// From now on each answer takes this long; see `service_settings::answer_delay`.
  void delay_answers(duration value) { settings_.answer_delay = value; }

  /// Connections that are open, oldest first.
  [[nodiscard]] std::vector<connection_id> open_connections() const { return connections_.ids(); }

  /// Requests taken and not answered yet, on all connections.
  [[nodiscard]] std::size_t pending_requests() const { return connections_.pending_requests(); }

  /// The agents' side, for one moment: what agents and the service itself can do to customers and chats.
  [[nodiscard]] agent_desk desk(instant now);

  /// Groups, agents, forms and greetings; changes are seen at the next request.
  [[nodiscard]] core::license& license() noexcept { return world_.license(); }

  /// Customers, chats, threads and events as they stand.
  [[nodiscard]] const world& state() const noexcept { return world_; }

 private:
  void advance(instant now);
  void perform(instant at, const task& what);
  void take_request(instant now, connection& from, customer::wire::request_frame request);
  void carry_out(instant now, connection& from, const customer::wire::request_frame& request, bool is_timed_out);
  void answer_pending(instant now, connection_id id, std::uint64_t number);
  void time_out_pending(connection_id id, std::uint64_t number);
  void overdue(instant now, connection& which);
  void close_idle(instant at, std::string_view chat_id);
  void sign_of_life(instant now, connection& from);
  void watch_token(connection& which);
  void token_over(instant now, connection_id id);
  bool end_token(instant now, std::string_view token, std::string_view reason);
  void disconnect(instant now, connection& which, std::string_view reason, const customer::json_text& data);
  void retire(instant now, connection& which);
  void log(customer::log_level level, std::string text) { connections_.log(level, std::move(text)); }

  service_settings settings_;
  agenda agenda_;
  world world_;
  connections connections_;
  scripted_agents agents_;
  planned_refusals refusals_;
  instant now_;
  std::uint64_t requests_taken_ = 0;
};

}  // namespace livechat::emulator::core
