// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <livechat/customer/result.hpp>
#include <optional>
#include <string>

#include "net/trust.hpp"

namespace livechat::customer::net {

/// Whose signature counts.
struct authorities {
  bool with_system = true;
  std::string pem;  ///< of those that were given
};

/// Reads what `whom` names. Error: `ca_file_unreadable`, naming the file and what is wrong with it: missing, unreadable,
/// without a certificate, or with a damaged one.
[[nodiscard]] result<authorities> read_authorities(const trust& whom);

/// Makes a context trust them. Returns what keeps it from that.
[[nodiscard]] std::optional<error> trust_authorities(SSL_CTX* context, const authorities& whom);

}  // namespace livechat::customer::net
