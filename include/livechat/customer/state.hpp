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
  paused,      ///< lost; will not try again by itself, `resume()` does
  stopped,     ///< closed for good
};

[[nodiscard]] std::string_view to_string(link_state value) noexcept;

/// One step of the connection's life: from where to where, and why.
struct state_change {
  link_state from = link_state::idle;
  link_state to = link_state::idle;
  std::error_code code;  ///< the cause in our terms; none when nothing failed
  std::string
      reason;  ///< the cause in words, e.g. `connection_evicted (push)`; untrusted text is kept short and printable
  unsigned attempt = 0;                      ///< tries in a row that did not last; 0 when none
  std::chrono::milliseconds next_try_in{0};  ///< with `waiting`: when the next try begins

  state_change() = default;

  /// e.g. `live -> waiting: connection_evicted (push), attempt 2, next try in 1.7 s`
  friend std::ostream& operator<<(std::ostream& out, const state_change& change);
};

}  // namespace livechat::customer::inline v0
