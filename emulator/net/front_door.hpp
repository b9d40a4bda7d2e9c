// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "emulator/core/upgrade_request.hpp"
#include "emulator/net/http_request.hpp"

namespace livechat::emulator::net {

/// A plain answer: a page, or why something else is not given.
struct http_answer {
  unsigned status;
  std::string text;
};

/// What is to become of a request: an answer, or a WebSocket.
using verdict = std::variant<http_answer, core::upgrade_request>;

/// Decides about a request that came to `port`. `head`: from the request line to the empty line.
///
/// Web pages of others must not reach the emulator through a browser on the same machine: a name that is not this
/// machine's in Host means DNS rebinding, and browsers put the page's own address into Origin.
[[nodiscard]] verdict judge(std::string_view head, std::uint16_t port);

/// The answer as it goes over the line; nothing follows it on the connection.
[[nodiscard]] std::string encode(const http_answer& answer);

/// `localhost`, 127.0.0.0/8 or `[::1]`.
[[nodiscard]] bool is_loopback(std::string_view host);

}  // namespace livechat::emulator::net
