// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/result.hpp>
#include <string>
#include <string_view>

#include "net/route.hpp"

namespace livechat::customer::net {

/// Reads `[http://][user:password@]host:port[/]`; user and password may be percent-encoded. Error: `invalid_config`,
/// naming what is wrong, without the password.
[[nodiscard]] result<proxy> parse_proxy(std::string_view text);

/// What keeps a proxy out of a request: a character that could end a line of it. Null when all is well.
[[nodiscard]] const char* problem_of(const proxy& through) noexcept;

/// Whether a list as in NO_PROXY has this host: names and addresses, each with all below it, `*` for all, a port if only
/// that one is meant; separated by commas.
[[nodiscard]] bool is_exempt(std::string_view list, std::string_view host, std::uint16_t port);

/// The request for a tunnel to `where`.
[[nodiscard]] std::string tunnel_request(const proxy& through, const endpoint& where);

}  // namespace livechat::customer::net
