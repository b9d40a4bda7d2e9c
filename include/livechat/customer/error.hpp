// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <exception>
#include <iosfwd>
#include <livechat/customer/json_text.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace livechat::customer::inline v0 {

/// What is known of a failed request. This decides what to do next.
enum class outcome : std::uint8_t {
  not_sent,  ///< certainly not done: it never left this process
  rejected,  ///< certainly not done: the service said no
  unknown,   ///< it may have been done: it left, and no answer came
};

/// What went wrong on our side.
enum class client_errc {
  invalid_config = 1,  ///< a setting is missing or wrong; the message names it
  invalid_request,     ///< a field is missing, out of bounds or not UTF-8, or breaks a rule; the message names it
  queue_full,          ///< too many requests wait to be sent
  deadline_exceeded,   ///< no answer within the request's deadline
  cancelled,           ///< cancelled by the caller
  stopped,             ///< the client was closed or destroyed
  connection_lost,     ///< the connection ended between sending and answer
  paused,              ///< the client does not reconnect by itself: see the state
  would_deadlock,      ///< a blocking call on the thread that would have to complete it
  unexpected_answer,   ///< the answer does not fit the action
  handler_failed,      ///< a handler of yours threw
  already_taken,       ///< the result of this operation was taken before
  overflow,            ///< pushes came faster than they were taken; some were dropped
  not_in_version,      ///< the version of the API that is spoken does not have the action; the message names both
  token_unavailable,   ///< no access token could be had from the provider
  offline,             ///< there is no connection now, and the call was not to wait for one
  superseded,          ///< a newer call took its place before it was sent
  unreadable_push,     ///< a push does not fit its struct; it is there as an `unknown_push`
};

/// What went wrong on the way to the service.
enum class network_errc {
  name_not_found = 1,   ///< the host name has no address
  name_lookup_failed,   ///< the name server did not answer or answered nonsense
  connect_refused,      ///< nobody listens on that port
  connect_failed,       ///< any other failure of TCP
  timed_out,            ///< a phase of the connection took longer than its limit
  reset,                ///< the other side broke the connection off
  closed,               ///< the other side closed the connection
  silent,               ///< nothing came for longer than the limit
  message_too_big,      ///< a message was larger than the limit
  protocol_violation,   ///< the other side broke the WebSocket protocol
  too_many_bad_frames,  ///< too many frames that are not JSON objects of the API
  suspended,            ///< the machine slept; what was connected before is given up
};

/// What went wrong with TLS.
enum class tls_errc {
  ca_file_unreadable = 1,     ///< the CA file is missing, unreadable or holds no certificate
  handshake_failed,           ///< TLS could not be agreed upon
  certificate_untrusted,      ///< not signed by an authority we trust
  certificate_expired,        ///< out of its time
  certificate_name_mismatch,  ///< made out to another host
  key_not_pinned,             ///< signed well, but none of its keys is one of the pins
};

/// What went wrong with the upgrade from HTTP to WebSocket.
enum class http_errc {
  not_a_websocket = 1,  ///< something answered that is no WebSocket server
  bad_upgrade,          ///< the upgrade answer breaks RFC 6455 or brings what was not asked for
  redirect,             ///< redirects are not followed: the token would go along
  refused,              ///< 4xx: trying again will not help
  temporarily_refused,  ///< 408, 429 or 5xx
  proxy_refused,        ///< the proxy does not let this connection through
  proxy_wants_login,    ///< the proxy asks for a user name and password, or for others
  proxy_unavailable,    ///< the proxy cannot reach the service now, or answers something else
};

/// The error types of the service. Source: RTM API reference v3.6, Errors.
enum class server_errc {
  unknown_type = 1,  ///< a type this version of the library does not know; see `server_error::type`
  authentication,
  authorization,
  chat_anonymized,
  chat_inactive,
  customer_banned,
  entity_too_large,
  greeting_not_found,
  group_not_found,
  group_offline,
  group_unavailable,
  groups_offline,
  internal,
  license_expired,
  license_not_found,
  limit_reached,
  misdirected_request,
  not_allowed,
  not_found,
  pending_requests_limit_reached,
  request_timeout,
  service_unavailable,
  too_many_requests,
  unsupported_version,
  users_limit_reached,
  validation,
  wrong_product_version,
};

[[nodiscard]] std::error_code make_error_code(client_errc code) noexcept;
[[nodiscard]] std::error_code make_error_code(network_errc code) noexcept;
[[nodiscard]] std::error_code make_error_code(tls_errc code) noexcept;
[[nodiscard]] std::error_code make_error_code(http_errc code) noexcept;
[[nodiscard]] std::error_code make_error_code(server_errc code) noexcept;

/// The code of an error type as the service spells it; `unknown_type` for anything new.
[[nodiscard]] server_errc server_errc_of(std::string_view type) noexcept;

[[nodiscard]] std::string_view to_string(outcome value) noexcept;

/// The service's own words. Untrusted text: show it, do not act on it.
struct server_error {
  std::string type;
  std::string message;
  json_text data;

  server_error() = default;
  server_error(std::string type_, std::string message_, json_text data_ = {})
      : type(std::move(type_)), message(std::move(message_)), data(std::move(data_)) {}

  friend bool operator==(const server_error&, const server_error&) = default;
};

/// Why a call failed, and what is known of its effect.
/// `what()` is made of our own words only: no text of the service, no secret.
class error : public std::exception {
 public:
  error() = default;
  error(std::error_code code, customer::outcome outcome, std::string detail = {});

  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

  /// The cause; compare it with `client_errc::cancelled` and its like.
  [[nodiscard]] const std::error_code& code() const noexcept { return code_; }
  [[nodiscard]] customer::outcome outcome() const noexcept { return outcome_; }

  /// What exactly was wrong, e.g. the name of the field; may be empty.
  [[nodiscard]] const std::string& detail() const noexcept { return detail_; }

  /// The action of the failed call; empty when it was none.
  [[nodiscard]] const std::string& action() const noexcept { return action_; }

  /// The id the request had on the wire; empty when it was never sent.
  [[nodiscard]] const std::string& request_id() const noexcept { return request_id_; }

  /// What the service said; null unless the outcome is `rejected`, or `unknown` because it said so.
  [[nodiscard]] const server_error* server() const noexcept { return server_ ? &*server_ : nullptr; }

  /// Whether the same call may work later without a change, and doing it twice is no danger.
  [[nodiscard]] bool retryable() const noexcept;

  error& about(std::string action, std::string request_id);
  error& said(server_error words);

  friend std::ostream& operator<<(std::ostream& out, const error& value);

 private:
  void compose();

  std::error_code code_;
  customer::outcome outcome_ = customer::outcome::not_sent;
  std::string detail_;
  std::string action_;
  std::string request_id_;
  std::optional<server_error> server_;
  std::string what_;
};

}  // namespace livechat::customer::inline v0

template <>
struct std::is_error_code_enum<livechat::customer::client_errc> : std::true_type {};
template <>
struct std::is_error_code_enum<livechat::customer::network_errc> : std::true_type {};
template <>
struct std::is_error_code_enum<livechat::customer::tls_errc> : std::true_type {};
template <>
struct std::is_error_code_enum<livechat::customer::http_errc> : std::true_type {};
template <>
struct std::is_error_code_enum<livechat::customer::server_errc> : std::true_type {};
