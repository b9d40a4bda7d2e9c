// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace livechat::customer::core {

struct heartbeat_settings {
  machine::duration interval;  ///< between two pings; zero: no pings, and silence means nothing
  machine::duration patience;  ///< a link that is silent for `interval` and this is dead
};

/// When to ping, what a pong says of the round trip, and when silence means that the link is dead.
/// Source: RTM API reference v3.6, Pinging the server (every 15 s, dropped after about 30 s).
class heartbeat {
 public:
  explicit heartbeat(heartbeat_settings settings) : settings_(settings) {}

  /// From now on the link is watched. It is not pinged before login: the service takes that for nothing.
  void link_opened(machine::instant now);

  /// The first ping comes at a random phase, so that a thousand clients that came together do not ping together.
  void went_live(machine::instant now, machine::random& random);

  /// Something came in; control frames count, on an idle link nothing else does.
  void frame_came(machine::instant now);

  /// A pong came. The time since its ping, when it is the answer to the one ping that is under way.
  [[nodiscard]] std::optional<machine::duration> pong_came(machine::instant now);

  void link_ended();

  /// Nothing is read for a while, by our own will: silence means nothing.
  void stop_listening();
  void listen_again(machine::instant now);

  /// A ping now, and a sign of life soon, or the link is dead.
  void doubt(machine::instant now, machine::duration patience);

  [[nodiscard]] bool is_dead(machine::instant now) const { return silent_at_ && *silent_at_ <= now; }

  /// Whether a ping is due; when it is, the next one is planned.
  [[nodiscard]] bool take_ping(machine::instant now);

  [[nodiscard]] std::optional<machine::instant> next() const;

 private:
  void hear(machine::instant now);
  [[nodiscard]] bool is_on() const noexcept { return settings_.interval.count() > 0; }
  [[nodiscard]] machine::duration silence() const noexcept { return settings_.interval + settings_.patience; }

  heartbeat_settings settings_;
  bool is_watching_ = false;  ///< from the opening of a link to its end
  bool is_listening_ = true;
  std::optional<machine::instant> ping_at_;
  std::optional<machine::instant> silent_at_;
  std::optional<machine::instant> pinged_at_;  ///< of the ping that has no pong yet
};

}  // namespace livechat::customer::core
