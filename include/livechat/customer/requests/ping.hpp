// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>

namespace livechat::customer::inline v0 {

/// Asks the service for a sign of life. The client pings by itself with WebSocket control frames;
/// this one is for those who want to measure the way to the service and back.
/// Source: RTM API reference v3.6, Pinging the server.
struct ping {
  struct response {
    response() = default;
  };

  ping() = default;
};

template <>
inline constexpr auto description<ping::response> = describe::answer("ping").fields();

template <>
inline constexpr auto description<ping> =
    describe::action("ping", "Asks for a sign of life", "RTM API reference v3.6, Pinging the server").fields();

}  // namespace livechat::customer::inline v0
