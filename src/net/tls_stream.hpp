// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>

#include "net/byte_stream.hpp"
#include "net/tls_client.hpp"

namespace livechat::customer::net {

/// The client's end of TLS on a connected socket. `host`, a name or an address, is what the certificate must be made
/// out to and, for a name, what the server is told (SNI).
///
/// The handshake ends with a `tls_errc`, or with a `network_errc` when the connection broke; the detail names the check
/// that failed.
[[nodiscard]] byte_stream tls_client_stream(boost::asio::ip::tcp::socket socket, std::shared_ptr<tls_client> client,
                                            std::string host);

/// The server's end of TLS.
[[nodiscard]] byte_stream tls_server_stream(boost::asio::ip::tcp::socket socket, SSL_CTX* context,
                                            tls_engine engine = tls_engine::lean);

}  // namespace livechat::customer::net
