// SPDX-License-Identifier: Apache-2.0
#include "core/connect_gate.hpp"

#include <algorithm>
#include <chrono>

namespace livechat::customer::core {

using machine::instant;

namespace {

constexpr std::chrono::seconds second{1};

}  // namespace

void connect_gate::leave(gate_pass who) {
  inside_.erase(who);
  std::erase(queue_, who);
}

std::optional<gate_pass> connect_gate::take(instant now) {
  while (!begun_.empty() && begun_.front() + second <= now) begun_.pop_front();
  std::erase_if(inside_, [now](const auto& place) { return place.second + limits::gate_place_held <= now; });
  if (queue_.empty() || begun_.size() >= per_second_ || inside_.size() >= not_logged_in_) return std::nullopt;
  const gate_pass next = queue_.front();
  queue_.pop_front();
  inside_.emplace(next, now);
  begun_.push_back(now);
  return next;
}

std::optional<instant> connect_gate::next() const {
  if (queue_.empty() || inside_.size() >= not_logged_in_) return std::nullopt;
  if (begun_.size() < per_second_) return instant{};  // now
  return begun_[begun_.size() - per_second_] + second;
}

}  // namespace livechat::customer::core
