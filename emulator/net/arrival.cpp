// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/arrival.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/write.hpp>
#include <system_error>
#include <utility>
#include <variant>

#include "emulator/net/limits.hpp"
#include "emulator/net/server_connection.hpp"
#include "net/tls_stream.hpp"

namespace livechat::emulator::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr unsigned char tls_handshake = 0x16;  // the type of a TLS record that begins a connection (RFC 8446, 5.1)
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t body_step = std::size_t{64} * 1024;

}  // namespace

void arrival::begin() {
  socket_->async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code code) {
    if (self->is_over()) return;
    if (code) return self->finish({});
    self->first_byte_came();
  });
}

void arrival::first_byte_came() {
  std::array<unsigned char, 1> first{};
  error_code code;
  const std::size_t count = socket_->receive(asio::buffer(first), asio::socket_base::message_peek, code);
  if (code || count == 0) return finish({});
  if (first[0] != tls_handshake) {
    stream_ = customer::net::plain_stream(*std::exchange(socket_, std::nullopt));
    return read_head();
  }
  is_secure_ = true;
  stream_ = customer::net::tls_server_stream(*std::exchange(socket_, std::nullopt), tls_.native_handle());
  stream_->async_handshake([self = shared_from_this()](std::error_code failed, const std::string&) {
    if (self->is_over()) return;
    if (failed) return self->finish({});
    self->read_head();
  });
}

void arrival::read_head() {
  head_.resize(limits::head_bytes);
  const auto room = asio::buffer(head_.data() + head_size_, head_.size() - head_size_);
  stream_->async_read_some(room, [self = shared_from_this()](error_code code, std::size_t bytes) {
    if (self->is_over()) return;
    if (code) return self->finish({});
    self->head_came(bytes);
  });
}

void arrival::head_came(std::size_t bytes) {
  const std::string_view seen(head_.data(), head_size_ + bytes);
  // The end may have come in two parts.
  const auto end = seen.find(head_end, head_size_ - std::min(head_size_, head_end.size() - 1));
  head_size_ = seen.size();
  if (end != std::string_view::npos) return decide(end + head_end.size());
  if (head_size_ == head_.size()) return answer(core::plain_reply(431, "The head of a request may have 8 KiB.\n"));
  read_head();
}

void arrival::decide(std::size_t head_size) {
  const auto head = std::string_view(head_).substr(0, head_size);
  auto what = judge(head, policy_);
  if (const auto* reply = std::get_if<core::http_reply>(&what)) return answer(*reply);
  if (auto* call = std::get_if<service_call>(&what)) {
    return take_call(std::move(*call), std::string_view(head_).substr(head_size, head_size_ - head_size));
  }
  // The first frame has to wait for the answer to the upgrade (RFC 6455, section 4.1).
  if (head_size_ > head_size) return answer(core::plain_reply(400, "Something follows the request.\n"));
  const auto request = http_request::parse(head);
  std::string key(request->only("Sec-WebSocket-Key").value_or(""));
  over_ = nullptr;
  pass_on_(*std::exchange(stream_, std::nullopt), std::get<core::upgrade_request>(std::move(what)), std::move(key));
}

void arrival::take_call(service_call what, std::string_view begin_of_body) {
  if (begin_of_body.size() > what.body_bytes) return answer(core::plain_reply(400, "Something follows the request.\n"));
  call_ = std::move(what);
  call_->call.is_secure = is_secure_;
  call_->call.body = begin_of_body;
  body_size_ = begin_of_body.size();
  head_ = {};
  const bool is_wanted = call_->call.field("expect") == "100-continue" && body_size_ < call_->body_bytes;
  if (!is_wanted) return read_body();
  asio::async_write(*stream_, asio::buffer(go_on), [self = shared_from_this()](error_code code, std::size_t) {
    if (self->is_over()) return;
    if (code) return self->finish({});
    self->read_body();
  });
}

/// The room grows with what comes, not with what was announced.
void arrival::read_body() {
  auto& body = call_->call.body;
  body.resize(body_size_);
  if (body_size_ == call_->body_bytes) return ask_(std::exchange(call_, std::nullopt)->call);
  body.resize(std::min(call_->body_bytes, body_size_ + body_step));
  const auto room = asio::buffer(body.data() + body_size_, body.size() - body_size_);
  stream_->async_read_some(room, [self = shared_from_this()](error_code code, std::size_t bytes) {
    if (self->is_over()) return;
    if (code) return self->finish({});
    self->body_size_ += bytes;
    self->read_body();
  });
}

void arrival::answer(const core::http_reply& what) {
  if (is_over()) return;
  answer_ = encode(what);
  asio::async_write(*stream_, asio::buffer(answer_), [self = shared_from_this()](error_code code, std::size_t) {
    if (self->is_over()) return;
    if (code) return self->finish({});
    self->stream_->shut_down();
    self->finish(limits::farewell);
  });
}

void arrival::finish(std::chrono::milliseconds linger) {
  if (const auto done = std::exchange(over_, nullptr)) done(linger);
}

void arrival::cut() noexcept {
  over_ = nullptr;
  error_code ignored;
  if (socket_) {
    socket_->set_option(asio::socket_base::linger(true, 0), ignored);
    socket_->close(ignored);
  }
  if (stream_) reset(*stream_);
}

}  // namespace livechat::emulator::net
