// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The `host[:port]` of a URL. RFC 3986, section 3.2; hosts are names and addresses as DNS and sockets know them.
namespace livechat::customer::net {

/// An address, or a name, of this machine.
[[nodiscard]] bool is_loopback(const std::string& host) noexcept;

/// Takes a name or an address, in brackets when it is one of IPv6, off the front; gives it in lower case, and an
/// address of IPv6 as RFC 5952 spells it. False: there is none.
[[nodiscard]] bool take_host(std::string_view& authority, std::string& host);

/// A host as it stands before a port: an address of IPv6 in brackets.
[[nodiscard]] std::string as_written(const std::string& host);

/// Reads what is left of it: nothing, which leaves `port` as it is, or `:` and a port.
[[nodiscard]] bool read_port(std::string_view rest, std::uint16_t& port);

}  // namespace livechat::customer::net
