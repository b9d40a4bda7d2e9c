// SPDX-License-Identifier: Apache-2.0
#include "net/tls_stream.hpp"

#include <utility>

#include "net/asio_tls_channel.hpp"
#include "net/lean_tls_channel.hpp"

namespace livechat::customer::net {

namespace {

template <class... Role>
byte_stream stream_of(tls_engine engine, boost::asio::ip::tcp::socket socket, Role&&... role) {
  if (engine == tls_engine::asio) {
    return byte_stream(std::make_shared<asio_tls_channel>(std::move(socket), std::forward<Role>(role)...));
  }
  return byte_stream(std::make_shared<lean_tls_channel>(std::move(socket), std::forward<Role>(role)...));
}

}  // namespace

byte_stream tls_client_stream(boost::asio::ip::tcp::socket socket, std::shared_ptr<tls_client> client,
                              std::string host) {
  auto const engine = client->engine();
  return stream_of(engine, std::move(socket), std::move(client), std::move(host));
}

byte_stream tls_server_stream(boost::asio::ip::tcp::socket socket, SSL_CTX* context, tls_engine engine) {
  return stream_of(engine, std::move(socket), context);
}

}  // namespace livechat::customer::net
