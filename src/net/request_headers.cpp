// SPDX-License-Identifier: Apache-2.0
#include "net/request_headers.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "net/http_text.hpp"

namespace livechat::customer::net {

namespace {

/// Of the upgrade (RFC 6455, section 4.1) and of the message around it.
constexpr std::array<std::string_view, 10> own_names = {"host",
                                                        "connection",
                                                        "upgrade",
                                                        "sec-websocket-key",
                                                        "sec-websocket-version",
                                                        "content-length",
                                                        "transfer-encoding",
                                                        "sec-websocket-protocol",
                                                        "sec-websocket-extensions",
                                                        "user-agent"};

bool is_own(std::string_view name) {
  return std::ranges::any_of(own_names, [name](std::string_view own) { return is_same_name(own, name); });
}

}  // namespace

std::optional<std::string> problem_of(const std::vector<header>& headers) {
  if (headers.size() > most_headers) return "headers: more than 64";
  std::size_t bytes = 0;
  for (auto const& [name, value] : headers) {
    if (!is_field_name(name)) return "headers: a name must be made of letters, digits and !#$%&'*+-.^_`|~";
    if (is_own(name)) return "headers: " + name + " is set by the client itself";
    if (!is_field_value(value))
      return "headers: the value of " + name + " must be visible ASCII, without spaces around it";
    bytes += name.size() + value.size();
  }
  if (bytes > most_header_bytes) return "headers: more than 16 KiB";
  return std::nullopt;
}

}  // namespace livechat::customer::net
