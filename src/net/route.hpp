// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace livechat::customer::net {

/// Where the service is.
struct endpoint {
  bool is_tls = true;
  std::string host{};  ///< a name or an address, without brackets
  std::uint16_t port = 443;
  std::string target{};  ///< path and query, escaped
};

/// A proxy that is asked for a tunnel (CONNECT, RFC 9110, section 9.3.6).
struct proxy {
  std::string host{};
  std::uint16_t port = 0;
  std::string credentials{};  ///< `user:password` in Base64; empty: none. A secret.
};

struct header {
  std::string name{};
  std::string value{};
};

/// The way to the service, for one attempt.
struct route {
  endpoint where{};
  std::optional<proxy> via{};
  std::string user_agent{};
  std::vector<header> headers{};  ///< of the upgrade request, besides what it needs by itself
};

}  // namespace livechat::customer::net
