// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace livechat::customer::core {

/// When to ping, and when silence means that the link is dead.
/// Source: RTM API reference v3.6, Pinging the server (every 15 s, dropped after about 30 s).
class heartbeat {
 public:
  explicit heartbeat(machine::duration interval) : interval_(interval) {}

  /// From now on the link is watched. It is not pinged before login: the service takes that for nothing.
  void link_opened(machine::instant now);

  /// The first ping comes at a random phase, so that a thousand clients that came together do not ping together.
  void went_live(machine::instant now, machine::random& random);

  /// Something came in; control frames count, on an idle link nothing else does.
  void frame_came(machine::instant now);

  void link_ended();

  [[nodiscard]] bool is_dead(machine::instant now) const { return silent_at_ && *silent_at_ <= now; }

  /// Whether a ping is due; when it is, the next one is planned.
  [[nodiscard]] bool take_ping(machine::instant now);

  [[nodiscard]] std::optional<machine::instant> next() const;

 private:
  machine::duration interval_;
  std::optional<machine::instant> ping_at_;
  std::optional<machine::instant> silent_at_;
};

}  // namespace livechat::customer::core
