// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "emulator/core/http/http_call.hpp"
#include "emulator/core/upgrade_request.hpp"
#include "emulator/net/http_request.hpp"

namespace livechat::emulator::net {

/// Who is let in.
struct door_policy {
  std::uint16_t port = 0;                 ///< that customers name
  bool has_official_names = false;        ///< see `is_official_name`
  std::string secret;                     ///< of whoever plays the agents; empty: nobody may
  bool is_open_to_others = false;         ///< addresses of this machine in Host besides its own loopback
  std::vector<std::string> page_origins;  ///< web pages besides the emulator's own, e.g. `http://localhost:3000`
};

/// A request for the service, with the bytes of the body that follow its head.
struct service_call {
  core::http_call call;
  std::size_t body_bytes = 0;
};

/// What is to become of a request: an answer, a WebSocket, or something that the service answers.
using verdict = std::variant<core::http_reply, core::upgrade_request, service_call>;

/// Decides about a request. `head`: from the request line to the empty line.
///
/// Web pages of others must not reach the emulator through a browser on the same machine: a name that is not this
/// machine's in Host means DNS rebinding, and browsers put the page's own address into Origin.
[[nodiscard]] verdict judge(std::string_view head, const door_policy& policy);

/// The answer as it goes over the line; nothing follows it on the connection.
[[nodiscard]] std::string encode(const core::http_reply& answer);

/// The names under which the vendor's clients look for the service, and what the JavaScript SDK makes of `emu.localhost`.
inline constexpr std::array official_names = {
    std::string_view("api.livechatinc.com"),     std::string_view("api-fra.livechatinc.com"),
    std::string_view("api-dal.livechatinc.com"), std::string_view("accounts.livechatinc.com"),
    std::string_view("queue.livechatinc.com"),   std::string_view("accounts.livechat.com"),
    std::string_view("api.emu.localhost"),       std::string_view("api-fra.emu.localhost"),
    std::string_view("api-dal.emu.localhost"),   std::string_view("accounts.emu.localhost"),
    std::string_view("emu.localhost"),
};

[[nodiscard]] bool is_official_name(std::string_view host);

/// `localhost`, 127.0.0.0/8 or `[::1]`.
[[nodiscard]] bool is_loopback(std::string_view host);

}  // namespace livechat::emulator::net
