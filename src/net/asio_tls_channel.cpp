// SPDX-License-Identifier: Apache-2.0
#include "net/asio_tls_channel.hpp"

#include <boost/asio/consign.hpp>

namespace livechat::customer::net {

namespace asio = boost::asio;

// The stream frees the handle it is given.
SSL* asio_tls_channel::shared_handle() const noexcept {
  SSL_up_ref(ssl());
  return ssl();
}

void asio_tls_channel::shake_hands(handshake_end done) {
  auto const role = SSL_is_server(ssl()) == 1 ? asio::ssl::stream_base::server : asio::ssl::stream_base::client;
  stream_.async_handshake(role, std::move(done));
}

// Asio's TLS operations use the stream until they end, so each keeps it: the owner may drop it at any time.
void asio_tls_channel::read_some(asio::mutable_buffer into, io_handler done) {
  stream_.async_read_some(into, asio::consign(std::move(done), shared_from_this()));
}

void asio_tls_channel::write_some(write_buffers from, io_handler done) {
  stream_.async_write_some(from, asio::consign(std::move(done), shared_from_this()));
}

// The operation writes close_notify at once and then waits for the peer's, which nobody waits for: it ends when the
// socket is closed.
void asio_tls_channel::shut_down() noexcept {
  try {
    stream_.async_shutdown([self = shared_from_this()](boost::system::error_code) {});
  } catch (...) {  // out of memory: the peer sees FIN without close_notify
  }
}

}  // namespace livechat::customer::net
