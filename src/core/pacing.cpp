// SPDX-License-Identifier: Apache-2.0
#include "core/pacing.hpp"

#include <algorithm>

#include "core/deadlines.hpp"

namespace livechat::customer::core {

using machine::duration;
using machine::instant;

namespace {

/// Each doubles the wait; more of them are beyond the longest one.
constexpr unsigned most_refusals = 10;

}  // namespace

bool pacing::may_go(std::string_view action, instant now) const {
  if (all_.until > now) return false;
  const auto found = actions_.find(action);
  return found == actions_.end() || found->second.until <= now;
}

/// From half of the time up: several clients that were refused together do not come back together.
void pacing::lengthen(wait& what, instant now, duration first, machine::random& random) {
  if (what.until > now) return;
  const duration most = std::min<duration>(limits::pacing_most, first * (std::int64_t{1} << what.refusals));
  what.refusals = std::min(what.refusals + 1, most_refusals);
  what.until = now + random.between(most / 2, most);
}

void pacing::too_many(instant now, std::string_view action, machine::random& random) {
  auto found = actions_.find(action);
  // Names are the program's, and may be anything. Beyond the bound all wait.
  if (found == actions_.end() && actions_.size() >= limits::paced_actions) {
    return lengthen(all_, now, limits::pacing_first, random);
  }
  if (found == actions_.end()) found = actions_.emplace(std::string(action), wait()).first;
  lengthen(found->second, now, limits::pacing_first, random);
}

void pacing::unavailable(instant now, machine::random& random) { lengthen(all_, now, limits::slow_first, random); }

void pacing::too_many_pending(instant now, std::string_view action, machine::random& random) {
  too_many(now, action, random);
  window_ = std::max(limits::window_least, window_ / 2);
  successes_ = 0;
}

void pacing::succeeded(std::string_view action) {
  all_.refusals = 0;
  if (const auto found = actions_.find(action); found != actions_.end()) actions_.erase(found);
  if (window_ >= limits::window || ++successes_ < limits::successes_widen_window) return;
  ++window_;
  successes_ = 0;
}

std::optional<instant> pacing::next(instant now) const {
  std::optional<instant> first;
  if (all_.until > now) first = all_.until;
  for (const auto& [action, one] : actions_) {
    if (one.until > now) first = earlier(first, one.until);
  }
  return first;
}

}  // namespace livechat::customer::core
