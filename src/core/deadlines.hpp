// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "machine/instant.hpp"

namespace livechat::customer::core {

/// The earlier of two instants that may be absent.
[[nodiscard]] inline std::optional<machine::instant> earlier(std::optional<machine::instant> a,
                                                             std::optional<machine::instant> b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

/// The timers of a session. Those of single requests live in the request table.
enum class timer : std::uint8_t {
  phase,     ///< resolving, TLS, upgrade took too long: the link is given up
  address,   ///< one address did not answer: the next is tried
  connect,   ///< all of it took too long: the link is given up
  login,     ///< no answer to `login`: the link is given up
  close,     ///< the other side did not close: the link is aborted
  retry,     ///< the wait is over: a new link is opened
  settled,   ///< the link has been live for long: waits begin small again
  renewal,   ///< what is in flight was waited for long enough: the link is replaced
  patience,  ///< a busy service has had its time: the next request may go
  reading,   ///< nobody has taken pushes for long: they are dropped
  message,   ///< a message that has come in part must have come further
};

inline constexpr std::size_t timer_count = 11;

/// Which timers are set, and when they go off. One table instead of one timer each (after quinn-proto).
class deadlines {
 public:
  void set(timer which, machine::instant when) { change(which, when); }
  void clear(timer which) { change(which, std::nullopt); }
  void clear_all();

  [[nodiscard]] std::optional<machine::instant> next() const noexcept { return first_; }

  /// Takes one timer that is due, the earliest first; nothing when none is.
  [[nodiscard]] std::optional<timer> take_due(machine::instant now);

 private:
  void change(timer which, std::optional<machine::instant> when);
  [[nodiscard]] std::optional<machine::instant> earliest() const;

  std::array<std::optional<machine::instant>, timer_count> when_{};
  std::optional<machine::instant> first_;  ///< the earliest: asked for with every frame, changed seldom
};

}  // namespace livechat::customer::core
