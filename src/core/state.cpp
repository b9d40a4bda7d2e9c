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

std::ostream& operator<<(std::ostream& out, const state_change& change) {
  out << to_string(change.from) << " -> " << to_string(change.to);
  if (!change.reason.empty()) out << ": " << change.reason;
  if (change.attempt != 0) out << ", attempt " << change.attempt;
  if (change.to != link_state::waiting) return out;
  std::array<char, 32> seconds{};
  std::snprintf(seconds.data(), seconds.size(), "%.1f", static_cast<double>(change.next_try_in.count()) / 1000.0);
  return out << ", next try in " << seconds.data() << " s";
}

}  // namespace livechat::customer::inline v0
