// SPDX-License-Identifier: Apache-2.0
#include "core/heartbeat.hpp"

#include "core/deadlines.hpp"
#include "core/limits.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

void heartbeat::link_opened(instant now) {
  ping_at_.reset();
  silent_at_ = now + limits::silence;
}

void heartbeat::went_live(instant now, machine::random& random) {
  ping_at_ = now + random.between(duration(0), interval_);
}

void heartbeat::frame_came(instant now) {
  if (silent_at_) silent_at_ = now + limits::silence;
}

void heartbeat::link_ended() {
  ping_at_.reset();
  silent_at_.reset();
}

bool heartbeat::take_ping(instant now) {
  if (!ping_at_ || *ping_at_ > now) return false;
  ping_at_ = now + interval_;
  return true;
}

std::optional<instant> heartbeat::next() const { return earlier(ping_at_, silent_at_); }

}  // namespace livechat::customer::core
