// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/state.hpp>

#include <array>
#include <cstdio>
#include <ostream>

namespace livechat::customer::inline v0 {

std::string_view to_string(link_state value) noexcept {
  switch (value) {
    case link_state::idle:
      return "idle";
    case link_state::connecting:
      return "connecting";
    case link_state::logging_in:
      return "logging in";
    case link_state::live:
      return "live";
    case link_state::waiting:
      return "waiting";
    case link_state::paused:
      return "paused";
    case link_state::stopped:
      return "stopped";
  }
  return "?";
}

std::string_view to_string(link_layer value) noexcept {
  switch (value) {
    case link_layer::none:
      return "none";
    case link_layer::token:
      return "token";
    case link_layer::name:
      return "name";
    case link_layer::tcp:
      return "tcp";
    case link_layer::proxy:
      return "proxy";
    case link_layer::tls:
      return "tls";
    case link_layer::upgrade:
      return "upgrade";
    case link_layer::websocket:
      return "websocket";
    case link_layer::login:
      return "login";
    case link_layer::service:
      return "service";
    case link_layer::heartbeat:
      return "heartbeat";
  }
  return "?";
}

std::string_view to_string(loss_rule value) noexcept {
  switch (value) {
    case loss_rule::none:
      return "none";
    case loss_rule::at_once:
      return "at once";
    case loss_rule::retry:
      return "retry";
    case loss_rule::retry_slowly:
      return "retry slowly";
    case loss_rule::retry_unknown:
      return "retry a few times";
    case loss_rule::new_token:
      return "new token";
    case loss_rule::new_region:
      return "new region";
    case loss_rule::blocked:
      return "blocked";
    case loss_rule::pause:
      return "pause";
  }
  return "?";
}

std::ostream& operator<<(std::ostream& out, const state_change& change) {
  out << to_string(change.from) << " -> " << to_string(change.to);
  if (!change.reason.empty()) out << ": " << change.reason;
  if (change.attempt != 0) out << ", attempt " << change.attempt;
  if (change.to != link_state::waiting && change.next_try_in.count() == 0) return out;
  std::array<char, 32> seconds{};
  std::snprintf(seconds.data(), seconds.size(), "%.1f", static_cast<double>(change.next_try_in.count()) / 1000.0);
  return out << ", next try in " << seconds.data() << " s";
}

}  // namespace livechat::customer::inline v0
