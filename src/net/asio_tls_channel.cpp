// SPDX-License-Identifier: Apache-2.0
#include "net/asio_tls_channel.hpp"

#include <algorithm>
#include <boost/asio/append.hpp>
#include <boost/asio/consign.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace livechat::customer::net {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t block_bytes = std::size_t{16} * 1024;

}  // namespace

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

void asio_tls_channel::direction::ended(error_code how) {
  is_under_way = false;
  code = how;
  if (auto done = std::exchange(waiting, nullptr)) std::move(done)(error_code());
}

transferred asio_tls_channel::read_now(asio::mutable_buffer into) {
  if (in_.bytes.empty() && in_.code) return {in_.code, 0, {}};
  if (in_.bytes.empty() || in_.is_under_way) {
    fill();
    return {{}, 0, asio::socket_base::wait_read};
  }
  auto const count = asio::buffer_copy(into, asio::buffer(in_.bytes));
  in_.bytes.erase(0, count);
  return {{}, count, {}};
}

void asio_tls_channel::fill() {
  if (std::exchange(in_.is_under_way, true)) return;
  in_.bytes.resize(block_bytes);
  auto read = [this, kept = keeper(shared_from_this(), in_)](error_code code, std::size_t count) mutable {
    auto const self = kept.take();
    in_.bytes.resize(count);
    in_.ended(code);
  };
  stream_.async_read_some(asio::buffer(in_.bytes), std::move(read));
}

transferred asio_tls_channel::write_now(asio::const_buffer from) {
  if (out_.code) return {out_.code, 0, {}};
  if (out_.is_under_way) return {{}, 0, asio::socket_base::wait_write};
  auto const count = std::min(from.size(), block_bytes);
  out_.bytes.assign(static_cast<const char*>(from.data()), count);
  out_.is_under_way = true;
  auto written = [this, kept = keeper(shared_from_this(), out_)](error_code code, std::size_t) mutable {
    auto const self = kept.take();
    out_.ended(code);
  };
  asio::async_write(stream_, asio::buffer(out_.bytes), std::move(written));
  return {{}, count, {}};
}

void asio_tls_channel::wait(asio::socket_base::wait_type for_what, wait_handler done) {
  auto& which = for_what == asio::socket_base::wait_read ? in_ : out_;
  if (which.is_under_way) {
    which.waiting.swap(done);  // assigned to, the handler of Boost 1.81 calls itself without end
    return;
  }
  asio::post(socket().get_executor(), asio::append(std::move(done), error_code()));
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
