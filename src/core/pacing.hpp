// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/limits.hpp"
#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace livechat::customer::core {

/// How fast requests may go out, learned from the service's refusals: an action that met `too_many_requests` waits, all
/// wait after `service_unavailable`, and after `pending_requests_limit_reached` the action waits and fewer go out at once.
///
/// The numbers behind these refusals are not documented (questions C11, C12), so each wait is twice as long as the one
/// before, with jitter, until the action succeeds. Refusals that come while it waits are answers to requests that had left
/// before: they make it no longer.
class pacing {
 public:
  [[nodiscard]] bool may_go(std::string_view action, machine::instant now) const;

  /// How many requests may be in flight.
  [[nodiscard]] std::size_t window() const noexcept { return window_; }

  // What the service answered.
  void too_many(machine::instant now, std::string_view action, machine::random& random);
  void unavailable(machine::instant now, machine::random& random);
  void too_many_pending(machine::instant now, std::string_view action, machine::random& random);
  void succeeded(std::string_view action);

  /// A new connection begins with a full window; waits go on.
  void link_ended() noexcept { window_ = limits::window; }

  /// When something that waits may go; nothing when nothing waits.
  [[nodiscard]] std::optional<machine::instant> next(machine::instant now) const;

 private:
  struct wait {
    machine::instant until{};
    unsigned refusals = 0;
  };

  static void lengthen(wait& what, machine::instant now, machine::duration first, machine::random& random);

  std::map<std::string, wait, std::less<>> actions_;
  wait all_;
  std::size_t window_ = limits::window;
  std::size_t successes_ = 0;
};

}  // namespace livechat::customer::core
