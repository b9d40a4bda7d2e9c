// SPDX-License-Identifier: Apache-2.0
#include "net/lean_tls_channel.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/append.hpp>
#include <boost/asio/consign.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/error.hpp>
#include <cerrno>
#include <limits>
#include <memory>
#include <new>
#include <utility>

namespace livechat::customer::net {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// A TLS record holds no more. RFC 8446, section 5.1.
constexpr std::size_t most_of_a_record = std::size_t{16} * 1024;

/// What a joined write may keep for the next one.
constexpr std::size_t kept_bytes = 512;

// Where a BIO of ours stands on: the socket, and what became of it.
struct socket_end {
  int descriptor;
  int* failure;
};

bool would_block(int failure) noexcept { return failure == EAGAIN || failure == EWOULDBLOCK || failure == EINTR; }

socket_end* end_of(BIO* bio) noexcept { return static_cast<socket_end*>(BIO_get_data(bio)); }

// OpenSSL's own socket BIO writes with write(2), which raises SIGPIPE when the peer is gone.
int bio_write(BIO* bio, const char* from, int size) {
  auto const* end = end_of(bio);
  auto const sent = ::send(end->descriptor, from, static_cast<std::size_t>(size), MSG_NOSIGNAL);
  BIO_clear_retry_flags(bio);
  if (sent >= 0) return static_cast<int>(sent);
  if (would_block(errno)) {
    BIO_set_retry_write(bio);
  } else {
    *end->failure = errno;
  }
  return -1;
}

int bio_read(BIO* bio, char* into, int size) {
  auto const* end = end_of(bio);
  auto const got = ::recv(end->descriptor, into, static_cast<std::size_t>(size), 0);
  BIO_clear_retry_flags(bio);
  if (got > 0) return static_cast<int>(got);
  if (got == 0) {
    BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    return 0;
  }
  if (would_block(errno)) {
    BIO_set_retry_read(bio);
  } else {
    *end->failure = errno;
  }
  return -1;
}

long bio_control(BIO* bio, int what, long, void*) {
  switch (what) {
    case BIO_CTRL_FLUSH:
      return 1;
    case BIO_CTRL_EOF:
      return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0 ? 1 : 0;
    default:
      return 0;
  }
}

int bio_free(BIO* bio) {
  delete end_of(bio);
  BIO_set_data(bio, nullptr);
  return 1;
}

BIO_METHOD* socket_method() {
  static BIO_METHOD* const method = [] {
    BIO_METHOD* out = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket without SIGPIPE");
    if (out == nullptr) throw std::bad_alloc();
    BIO_meth_set_write(out, &bio_write);
    BIO_meth_set_read(out, &bio_read);
    BIO_meth_set_ctrl(out, &bio_control);
    BIO_meth_set_destroy(out, &bio_free);
    return out;
  }();
  return method;
}

int clamped(std::size_t size) noexcept {
  return static_cast<int>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
}

}  // namespace

void lean_tls_channel::stand_on_socket() {
  // OpenSSL is to say "would block" itself; async operations of Asio would set this later.
  error_code ignored;
  socket_.native_non_blocking(true, ignored);
  auto end = std::make_unique<socket_end>(socket_end{socket_.native_handle(), &failure_});
  BIO* const bio = BIO_new(socket_method());
  if (bio == nullptr) throw std::bad_alloc();
  BIO_set_data(bio, end.release());
  BIO_set_init(bio, 1);
  SSL_set_bio(ssl(), bio, bio);
  // A write is tried again from the same bytes, but maybe from another place; a long one may end early.
  SSL_set_mode(ssl(), SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_RELEASE_BUFFERS);
  SSL_set_read_ahead(ssl(), 1);  // a record with one call to the kernel, not with two
  // What ends in mid message is found by WebSocket. Without this OpenSSL answers FIN with an alert, and the peer that with
  // RST, which then looks like its own doing.
  SSL_set_options(ssl(), SSL_OP_IGNORE_UNEXPECTED_EOF);
}

transferred lean_tls_channel::judge(int result) {
  if (result > 0) return {{}, static_cast<std::size_t>(result), {}};
  switch (SSL_get_error(ssl(), result)) {
    case SSL_ERROR_WANT_READ:
      return {{}, 0, asio::socket_base::wait_read};
    case SSL_ERROR_WANT_WRITE:
      return {{}, 0, asio::socket_base::wait_write};
    case SSL_ERROR_ZERO_RETURN:
      return {asio::error::eof, 0, {}};
    case SSL_ERROR_SYSCALL:
      if (failure_ != 0) return {{failure_, boost::system::system_category()}, 0, {}};
      return {asio::ssl::error::stream_truncated, 0, {}};
    default:
      break;
  }
  if (failure_ != 0) return {{failure_, boost::system::system_category()}, 0, {}};
  auto const why = ERR_get_error();
  if (ERR_GET_REASON(why) == SSL_R_UNEXPECTED_EOF_WHILE_READING) return {asio::ssl::error::stream_truncated, 0, {}};
  return {{static_cast<int>(why), asio::error::get_ssl_category()}, 0, {}};
}

transferred lean_tls_channel::read_now(asio::mutable_buffer into) {
  if (!socket_.is_open()) return {asio::error::operation_aborted, 0, {}};
  ERR_clear_error();
  auto out = judge(SSL_read(ssl(), into.data(), clamped(into.size())));
  out.is_all = out.count < most_of_a_record / 2 && SSL_has_pending(ssl()) == 0;
  return out;
}

transferred lean_tls_channel::write_now(asio::const_buffer from) {
  if (!socket_.is_open()) return {asio::error::operation_aborted, 0, {}};
  ERR_clear_error();
  // One record at a time, and the same one until it has left. Of more OpenSSL would send one record and say that it has
  // to wait, because of the next: what has left would count as if it had not.
  auto const size = record_under_way_ > 0 ? record_under_way_ : std::min(from.size(), most_of_a_record);
  auto const out = judge(SSL_write(ssl(), from.data(), clamped(size)));
  record_under_way_ = out.waits_for ? size : 0;
  return out;
}

void lean_tls_channel::wait(asio::socket_base::wait_type for_what, wait_handler done) {
  socket_.async_wait(for_what, asio::consign(std::move(done), shared_from_this()));
}

void lean_tls_channel::shake_hands(handshake_end done) {
  asio::post(socket_.get_executor(),
             [self = shared_from_this(), this, done = std::move(done)] { go_on_shaking(done); });
}

void lean_tls_channel::go_on_shaking(const handshake_end& done) {
  if (!socket_.is_open()) return done(asio::error::operation_aborted);
  ERR_clear_error();
  auto const now = judge(SSL_do_handshake(ssl()));
  if (!now.waits_for) return done(now.code);
  wait(*now.waits_for, [this, done](error_code code) {
    if (code) return done(code);
    go_on_shaking(done);
  });
}

/// `once` reads or writes what goes without waiting. What that gives is given at once, but never inside the call.
template <class Once>
void lean_tls_channel::transfer(Once once, io_handler done) {
  auto const now = once();
  if (!now.waits_for) return asio::post(socket_.get_executor(), asio::append(std::move(done), now.code, now.count));
  go_on_transferring(now, std::move(once), std::move(done));
}

template <class Once>
void lean_tls_channel::go_on_transferring(const transferred& before, Once once, io_handler done) {
  wait(*before.waits_for, [this, once = std::move(once), done = std::move(done)](error_code code) mutable {
    if (code) return std::move(done)(code, 0);
    auto const now = once();
    if (!now.waits_for) return std::move(done)(now.code, now.count);
    go_on_transferring(now, std::move(once), std::move(done));
  });
}

void lean_tls_channel::read_some(asio::mutable_buffer into, io_handler done) {
  transfer([this, into] { return read_now(into); }, std::move(done));
}

/// The parts in one piece: a frame's head and its text then go in one record.
asio::const_buffer lean_tls_channel::joined(const write_buffers& from) {
  if (from.end() - from.begin() <= 1) return from.begin() == from.end() ? asio::const_buffer() : *from.begin();
  outgoing_.clear();
  for (auto const& part : from) {
    auto const room = most_of_a_record - outgoing_.size();
    outgoing_.append(static_cast<const char*>(part.data()), std::min(room, part.size()));
  }
  return asio::buffer(outgoing_);
}

void lean_tls_channel::write_some(write_buffers from, io_handler done) {
  auto const bytes = joined(from);
  if (bytes.size() == 0) {
    return asio::post(socket_.get_executor(), asio::append(std::move(done), error_code(), std::size_t{0}));
  }
  auto const write = [this, bytes] {
    auto const now = write_now(bytes);
    if (!now.waits_for && outgoing_.capacity() > kept_bytes) std::string().swap(outgoing_);
    return now;
  };
  transfer(write, std::move(done));
}

void lean_tls_channel::shut_down() noexcept {
  if (SSL_in_init(ssl()) == 0 && failure_ == 0) SSL_shutdown(ssl());  // what cannot be written now is not written
  ERR_clear_error();
  error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

}  // namespace livechat::customer::net
