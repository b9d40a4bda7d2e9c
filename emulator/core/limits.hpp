// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

/// Every bound and every time of the service, with its source. A test names the one it pins down.
/// The length of a message and the depth of JSON are in the descriptions and in wire/json.hpp.
namespace livechat::emulator::core::limits {

using std::chrono::seconds;

/// "You must log in within 30 seconds." RTM API reference v3.6.
inline constexpr seconds login{30};

/// "The connection is closed after about 30 seconds without a ping." RTM API reference v3.6.
inline constexpr seconds idle{30};

/// `pending_requests_limit_reached`: 10 on one connection. RTM API reference v3.6, Errors.
inline constexpr std::size_t pending_requests = 10;

/// `request_timeout`: 15 s. RTM API reference v3.6, Errors.
inline constexpr seconds request_timeout{15};

/// Ours: steps that an agent may still have to do in one chat. What a customer says beyond them gets no answer.
inline constexpr std::size_t agent_steps_waiting = 64;

}  // namespace livechat::emulator::core::limits
