// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>

namespace livechat::customer::inline v0 {

/// Asks the service for a sign of life. The client keeps the connection open by itself, with WebSocket control frames;
/// this one is for those who want to measure the way to the service and back.
///
/// Completes when the service has answered; no push follows. It takes nothing. Answer: presumably empty (question C02).
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Pinging the server.
struct ping {
  struct response {
    response() = default;
  };

  ping() = default;
};

template <class T>
inline constexpr auto description<ping::response, T> =
    describe::answer("ping").basis(describe::basis::inferred).questions("C02").fields();

template <class T>
inline constexpr auto description<ping, T> = describe::action("ping", "Asks for a sign of life",
                                                              "RTM API reference v3.6, Pinging the server")
                                                 .group("Other")
                                                 .effects("keeps the connection open; send every 15 s once authorised",
                                                          "no-op before authorisation")
                                                 .questions("C02 C03")
                                                 .fields();

}  // namespace livechat::customer::inline v0
