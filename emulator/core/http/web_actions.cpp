// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "emulator/core/http/http_routes.hpp"

// What web pages ask for besides the WebSocket. Source: the vendor's JavaScript SDK 4.0.2.
namespace livechat::emulator::core {

namespace {

/// Goals are set up by agents; there are none here. The SDK does not look at the answer.
http_reply check_goals(http_exchange&) { return {200, "application/json", "{}", {}}; }

/// The SDK counts events by loading an image from here. Nothing is kept.
http_reply take_log(http_exchange&) { return {204, {}, {}, {}}; }

constexpr std::array routes = {
    http_route{"POST", "/*/customer/action/check_goals", http_access::pages, check_goals},
    http_route{"GET", "/logs", http_access::pages, take_log},
};

}  // namespace

std::span<const http_route> web_action_routes() { return routes; }

}  // namespace livechat::emulator::core
