// SPDX-License-Identifier: Apache-2.0
#include "core/heartbeat.hpp"

#include <algorithm>
#include <utility>

#include "core/deadlines.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

void heartbeat::link_opened(instant now) {
  link_ended();
  is_watching_ = true;
  hear(now);
}

/// Silence is counted from here on; it ends a doubt, too.
void heartbeat::hear(instant now) {
  silent_at_.reset();
  if (is_on() && is_watching_) silent_at_ = now + silence();
}

void heartbeat::went_live(instant now, machine::random& random) {
  if (is_on()) ping_at_ = now + random.between(duration(0), settings_.interval);
}

void heartbeat::frame_came(instant now) {
  if (silent_at_) hear(now);
}

std::optional<duration> heartbeat::pong_came(instant now) {
  frame_came(now);
  const auto sent = std::exchange(pinged_at_, std::nullopt);
  if (!sent) return std::nullopt;
  return now - *sent;
}

void heartbeat::link_ended() {
  ping_at_.reset();
  silent_at_.reset();
  pinged_at_.reset();
  is_watching_ = false;
  is_listening_ = true;
}

void heartbeat::stop_listening() {
  is_listening_ = false;
  silent_at_.reset();
  pinged_at_.reset();
}

void heartbeat::listen_again(instant now) {
  is_listening_ = true;
  hear(now);
}

void heartbeat::doubt(instant now, duration patience) {
  if (!is_watching_) return;
  ping_at_ = now;
  // A doubt does not give a silent link more time.
  if (is_listening_) silent_at_ = earlier(silent_at_, now + patience);
}

bool heartbeat::take_ping(instant now) {
  if (!ping_at_ || *ping_at_ > now) return false;
  ping_at_.reset();
  if (is_on() && is_watching_) ping_at_ = now + settings_.interval;
  if (is_listening_ && !pinged_at_) pinged_at_ = now;
  return true;
}

std::optional<instant> heartbeat::next() const { return earlier(ping_at_, silent_at_); }

}  // namespace livechat::customer::core
