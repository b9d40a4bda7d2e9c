// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace livechat::customer::inline v0 {

/// How much of each frame a trace shows.
enum class trace_detail : std::uint8_t {
  frames,    ///< who, what and how long: type, action, ids, the length of the payload
  payloads,  ///< all of it, messages and names of people included; only tokens are `***`
};

/// One frame on its way.
struct trace_line {
  bool is_outgoing = false;
  std::string_view text;  ///< JSON, as much of it as was asked for; valid during the call

  trace_line() = default;
};

/// Takes every frame, in order. No token is ever in it.
/// Thread rule: as for `log_handler`.
using trace_handler = std::function<void(const trace_line& line)>;

}  // namespace livechat::customer::inline v0
