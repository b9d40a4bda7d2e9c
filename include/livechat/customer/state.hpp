// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <system_error>

namespace livechat::customer::inline v0 {

/// Where the connection stands.
enum class link_state : std::uint8_t {
  idle,        ///< not asked to connect yet
  connecting,  ///< name look-up, TCP, TLS, upgrade
  logging_in,  ///< connected, not authorised yet
  live,        ///< requests are sent
  waiting,     ///< lost; the next try has a time
  paused,      ///< lost, and calls fail; `resume()` tries again, the client itself only when `next_try_in` says so
  stopped,     ///< closed for good
};

[[nodiscard]] std::string_view to_string(link_state value) noexcept;

/// Where the cause of a loss lies.
enum class link_layer : std::uint8_t {
  none,       ///< nothing was lost, or the user wanted it
  token,      ///< no access token could be had
  name,       ///< the look-up of the host
  tcp,        ///< the connection to an address
  proxy,      ///< the way through a proxy
  tls,        ///< the agreement on TLS
  upgrade,    ///< the answer to the upgrade from HTTP
  websocket,  ///< frames, or an end of the connection that nobody announced
  login,      ///< the answer to `login`
  service,    ///< the service said so: `customer_disconnected`
  heartbeat,  ///< silence
};

[[nodiscard]] std::string_view to_string(link_layer value) noexcept;

/// What follows from a loss.
enum class loss_rule : std::uint8_t {
  none,           ///< nothing was lost
  at_once,        ///< try again now: the loss was meant, e.g. to renew the token
  retry,          ///< try again soon
  retry_slowly,   ///< try again, with longer waits: the service asked for room
  retry_unknown,  ///< like `retry_slowly`, but give up after a few: it is not known what was meant
  new_token,      ///< try again with another token
  new_region,     ///< try again at the region that was named
  blocked,        ///< pause for the time that the service asked for, then try once
  pause,          ///< do not try again by ourselves
};

[[nodiscard]] std::string_view to_string(loss_rule value) noexcept;

/// One step of the connection's life: from where to where, and why.
struct state_change {
  link_state from = link_state::idle;
  link_state to = link_state::idle;
  std::error_code code;  ///< the cause in our terms; none when nothing failed
  std::string
      reason;  ///< the cause in words, e.g. `connection_evicted (push)`; untrusted text is kept short and printable
  link_layer layer = link_layer::none;  ///< where the cause lies
  loss_rule rule = loss_rule::none;     ///< what follows from it
  unsigned attempt = 0;                 ///< tries in a row that did not last; 0 when none
  std::chrono::milliseconds next_try_in{
      0};  ///< with `waiting`, and with `paused` after `blocked`: when the next try begins

  state_change() = default;

  /// e.g. `live -> waiting: connection_evicted (push), attempt 2, next try in 1.7 s`
  friend std::ostream& operator<<(std::ostream& out, const state_change& change);
};

}  // namespace livechat::customer::inline v0
