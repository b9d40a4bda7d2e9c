// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ssl/context.hpp>

#include "emulator/net/certificates.hpp"

namespace livechat::emulator::net {

/// What all TLS connections to the emulator share. TLS 1.2 and 1.3.
[[nodiscard]] boost::asio::ssl::context make_tls_server(const certificates& with);

}  // namespace livechat::emulator::net
