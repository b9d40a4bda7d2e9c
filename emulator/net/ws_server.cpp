// SPDX-License-Identifier: Apache-2.0
// The only file of the emulator that includes Beast, which is slow to compile. The type of the stream is the client's.
#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <cstddef>
#include <deque>
#include <utility>

#include "emulator/net/limits.hpp"
#include "emulator/net/server_connection.hpp"

namespace livechat::emulator::net {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;
using customer::net::byte_stream;

// No compression in the type: Boost 1.81's inflater can be crashed by one frame.
using ws_stream = websocket::stream<byte_stream, false>;

constexpr std::size_t kept_buffer_bytes = std::size_t{64} * 1024;
constexpr std::size_t longest_close_reason = 123;  // RFC 6455, section 5.5

/// The upgrade as Beast wants to see it, made of what the front door has let pass.
http::request<http::empty_body> upgrade_with(std::string_view key) {
  http::request<http::empty_body> out(http::verb::get, "/", 11);
  out.set(http::field::host, "localhost");
  out.set(http::field::connection, "upgrade");
  out.set(http::field::upgrade, "websocket");
  out.set(http::field::sec_websocket_version, "13");
  out.set(http::field::sec_websocket_key, key);
  return out;
}

/// 1. `open`; 2. reading, always, and writing, one text at a time; 3. `end`, once. Operations keep the connection.
class ws_connection final : public server_connection, public std::enable_shared_from_this<ws_connection> {
 public:
  ws_connection(core::connection_id id, byte_stream stream, server_connection_observer& observer)
      : id_(id), stream_(stream), ws_(std::move(stream)), observer_(observer) {
    ws_.set_option(
        websocket::stream_base::timeout{websocket::stream_base::none(), websocket::stream_base::none(), false});
    ws_.read_message_max(limits::inbound_message_bytes);
    ws_.auto_fragment(false);
    ws_.text(true);
    ws_.control_callback([this](websocket::frame_type kind, beast::string_view) {
      if (kind == websocket::frame_type::ping) ping_arrived();
    });
  }

  void open(std::string_view key, std::optional<core::lifecycle_notice> notice) override {
    ws_.set_option(websocket::stream_base::decorator([notice](websocket::response_type& answer) {
      answer.set(http::field::server, "lc-rtm emulator");
      if (notice) answer.set(notice->name, notice->until);
    }));
    ws_.async_accept(upgrade_with(key), [self = shared_from_this()](error_code code) {
      if (self->is_over_) return;
      if (code) return self->end();
      self->is_open_ = true;
      self->observer_.upgraded(self->id_);
      self->read();
    });
  }

  void send_text(std::string text) override {
    if (is_over_ || is_closing_) return;
    waiting_bytes_ += text.size();
    if (waiting_bytes_ > limits::outbound_bytes) return abort();  // a reader as slow as that is none
    waiting_.push_back(std::move(text));
    if (waiting_.size() == 1) write();
  }

  void close(core::close_code code, std::string reason) override {
    if (std::exchange(is_closing_, true)) return;
    if (!is_open_) return abort();
    reason.resize(std::min(reason.size(), longest_close_reason));
    farewell_ = websocket::close_reason(static_cast<websocket::close_code>(code), reason.c_str());
    if (waiting_.empty()) say_farewell();
  }

  void abort() override {
    if (is_over_) return;
    reset(stream_);
    tell_end_later();
  }

  void leave() override {
    if (is_over_) return;
    stream_.close();
    tell_end_later();
  }

 private:
  void tell_end_later() {
    is_over_ = true;
    asio::post(stream_.get_executor(), [self = shared_from_this()] { self->observer_.ended(self->id_); });
  }

  void read() {
    ws_.async_read(buffer_, [self = shared_from_this()](error_code code, std::size_t) { self->received(code); });
  }

  void received(error_code code) {
    if (is_over_) return;
    if (code) return end();
    if (!is_closing_) pass_on();
    if (is_over_) return;
    buffer_.clear();
    if (buffer_.capacity() > kept_buffer_bytes) buffer_.shrink_to_fit();
    read();
  }

  void pass_on() {
    const auto bytes = buffer_.cdata();
    if (!ws_.got_text()) return observer_.binary_received(id_);
    observer_.text_received(id_, {static_cast<const char*>(bytes.data()), bytes.size()});
  }

  void write() {
    ws_.async_write(asio::buffer(waiting_.front()),
                    [self = shared_from_this()](error_code code, std::size_t) { self->written(code); });
  }

  void written(error_code code) {
    if (is_over_) return;
    // What broke the connection is told to the read as well.
    if (code) return;
    waiting_bytes_ -= waiting_.front().size();
    waiting_.pop_front();
    if (!waiting_.empty()) return write();
    if (is_closing_) say_farewell();
  }

  void say_farewell() {
    ws_.async_close(farewell_, [self = shared_from_this()](error_code) { self->end(); });
  }

  // Inside an operation of Beast: the observer must not be called from here, since it may write or close.
  void ping_arrived() {
    if (std::exchange(is_ping_pending_, true)) return;
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
      self->is_ping_pending_ = false;
      if (!self->is_over_ && !self->is_closing_) self->observer_.ping_received(self->id_);
    });
  }

  void end() {
    if (std::exchange(is_over_, true)) return;
    stream_.close();
    observer_.ended(id_);
  }

  core::connection_id id_;
  byte_stream stream_;
  ws_stream ws_;
  server_connection_observer& observer_;
  beast::flat_buffer buffer_{limits::inbound_message_bytes};
  std::deque<std::string> waiting_;  // the first is being written
  std::size_t waiting_bytes_ = 0;
  websocket::close_reason farewell_;
  bool is_open_ = false;
  bool is_closing_ = false;
  bool is_over_ = false;
  bool is_ping_pending_ = false;
};

}  // namespace

std::shared_ptr<server_connection> make_server_connection(core::connection_id id, byte_stream stream,
                                                          server_connection_observer& observer) {
  return std::make_shared<ws_connection>(id, std::move(stream), observer);
}

void reset(byte_stream& stream) noexcept {
  error_code ignored;
  stream.socket().set_option(asio::socket_base::linger(true, 0), ignored);
  stream.close();
}

}  // namespace livechat::emulator::net
