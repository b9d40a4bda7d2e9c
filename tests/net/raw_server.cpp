// SPDX-License-Identifier: Apache-2.0
#include "raw_server.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <system_error>

#include "net/loop_impl.hpp"
#include "net/tls_stream.hpp"

namespace livechat::customer::net {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

std::string accept_key(std::string_view key) {
  auto const text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> hash{};
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
  std::array<unsigned char, 64> encoded{};
  auto const size = EVP_EncodeBlock(encoded.data(), hash.data(), static_cast<int>(hash.size()));
  return {reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size)};
}

std::string_view value_of(std::string_view head, std::string_view name) {
  auto const at = head.find(name);
  if (at == std::string_view::npos) return {};
  auto const from = at + name.size() + 2;
  return head.substr(from, head.find("\r\n", from) - from);
}

int remember_name(SSL* ssl, int* /*alert*/, void* into) {
  auto const* name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
  *static_cast<std::string*>(into) = name != nullptr ? name : "(none)";
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

awaitable<void> raw_peer::fill(std::size_t bytes) {
  while (read_.size() < bytes) {
    auto more = co_await receive();
    if (more.empty()) throw std::runtime_error("the client is gone");
    read_ += more;
  }
}

awaitable<std::string> raw_peer::receive() {
  std::string block(4096, '\0');
  std::size_t count = 0;
  try {
    count = co_await stream_.async_read_some(asio::buffer(block), asio::use_awaitable);
  } catch (const boost::system::system_error&) {
    count = 0;
  }
  block.resize(count);
  co_return block;
}

awaitable<std::string> raw_peer::request() {
  std::size_t end = 0;
  while ((end = read_.find("\r\n\r\n")) == std::string::npos) co_await fill(read_.size() + 1);
  auto head = read_.substr(0, end + 4);
  read_.erase(0, end + 4);
  co_return head;
}

std::string raw_peer::accepted(std::string_view request, std::string_view more) {
  return "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: " +
         accept_key(value_of(request, "Sec-WebSocket-Key")) + "\r\n" + std::string(more);
}

awaitable<void> raw_peer::upgrade() {
  auto head = co_await request();
  co_await send(accepted(head) + "\r\n");
}

awaitable<void> raw_peer::send(std::string bytes) {
  co_await asio::async_write(stream_, asio::buffer(bytes), asio::use_awaitable);
}

awaitable<void> raw_peer::send_byte_by_byte(std::string bytes) {
  for (char const byte : bytes) co_await send(std::string(1, byte));
}

awaitable<void> raw_peer::send_slowly(std::string bytes, std::chrono::milliseconds pause) {
  asio::steady_timer timer(stream_.get_executor());
  for (char const byte : bytes) {
    co_await send(std::string(1, byte));
    timer.expires_after(pause);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

awaitable<std::string> raw_peer::frame() {
  co_await fill(2);
  auto const byte = [this](std::size_t at) { return static_cast<unsigned char>(read_[at]); };
  std::size_t size = byte(1) & 0x7FU;
  std::size_t head = 2;
  if (size >= 126) {
    std::size_t const width = size == 126 ? 2 : 8;
    head += width;
    co_await fill(head);
    size = 0;
    for (std::size_t i = 2; i < head; ++i) size = size << 8U | byte(i);
  }
  co_await fill(head + 4 + size);
  mask_ = read_.substr(head, 4);
  std::string text(1, static_cast<char>(byte(0) & 0x0FU));
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(byte(head + 4 + i) ^ byte(head + i % 4));
  read_.erase(0, head + 4 + size);
  co_return text;
}

awaitable<void> raw_peer::end() {
  for (;;) {
    auto const more = co_await receive();
    if (more.empty()) co_return;
  }
}

void raw_peer::reset() {
  stream_.socket().set_option(asio::socket_base::linger(true, 0));
  stream_.close();
}

std::string server_frame(unsigned opcode, std::string_view payload, bool is_final) {
  std::string frame(1, static_cast<char>((is_final ? 0x80U : 0U) | opcode));
  auto const append = [&](std::uint64_t size, int width) {
    for (int i = width - 1; i >= 0; --i) frame += static_cast<char>(size >> (8 * i) & 0xFFU);
  };
  if (payload.size() < 126) {
    append(payload.size(), 1);
  } else if (payload.size() <= 0xFFFF) {
    frame += '\x7e';
    append(payload.size(), 2);
  } else {
    frame += '\x7f';
    append(payload.size(), 8);
  }
  return frame + std::string(payload);
}

raw_server::raw_server(loop& loop, script each, asio::ssl::context* tls, const char* address)
    : acceptor_(loop.context().io, tcp::endpoint(asio::ip::make_address(address), 0)),
      state_(std::make_shared<state>(state{std::move(each), tls, {}, 0, 0})) {
  if (tls != nullptr) {
    SSL_CTX_set_tlsext_servername_callback(tls->native_handle(), &remember_name);
    SSL_CTX_set_tlsext_servername_arg(tls->native_handle(), &state_->asked_name);
  }
  accept();
}

void raw_server::accept() {
  acceptor_.async_accept([this, state = state_](boost::system::error_code code, tcp::socket socket) {
    if (code) return;
    ++state->accepted;
    auto const executor = socket.get_executor();
    asio::co_spawn(executor, play(state, std::move(socket)), asio::detached);
    accept();
  });
}

awaitable<void> raw_server::play(std::shared_ptr<state> state, tcp::socket socket) {
  socket.set_option(tcp::no_delay(true));
  raw_peer peer(state->tls != nullptr
                    ? tls_server_stream(std::move(socket), state->tls->native_handle(), tls_engine::asio)
                    : plain_stream(std::move(socket)));
  try {
    // Of std::error_code Asio does not know that it is one.
    auto const code = co_await asio::async_initiate<decltype(asio::use_awaitable), void(std::error_code)>(
        [&peer](auto handler) {
          auto const shared = std::make_shared<decltype(handler)>(std::move(handler));
          peer.stream().async_handshake([shared](std::error_code result, const std::string&) { (*shared)(result); });
        },
        asio::use_awaitable);
    if (code) throw std::system_error(code);
    co_await state->each(peer);
  } catch (const std::exception&) {
    // the client left before the end of the script
  }
  ++state->finished;
}

}  // namespace livechat::customer::net
