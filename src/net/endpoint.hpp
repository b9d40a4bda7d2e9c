// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/result.hpp>
#include <string_view>

#include "net/route.hpp"

namespace livechat::customer::net {

/// Where to connect to: `url` is `wss://host[:port][/prefix]`, or `ws://` to this machine only (localhost, 127.0.0.0/8,
/// [::1]). Error: `invalid_config`, naming what is wrong.
[[nodiscard]] result<endpoint> parse_endpoint(std::string_view url, std::string_view organization_id,
                                              std::string_view version = "3.6");

/// What keeps `where` out of a request: anything but visible ASCII could end a line of it. Null when all is well.
[[nodiscard]] const char* problem_of(const endpoint& where) noexcept;

/// The value of the Host header: an IPv6 address in brackets, the port unless it is the scheme's own.
[[nodiscard]] std::string host_header_of(const endpoint& where);

}  // namespace livechat::customer::net
