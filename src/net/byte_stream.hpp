// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/append.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace boost::beast {
enum class role_type;
}

namespace livechat::customer::net {

/// What one write is made of: a frame's head and its text. A write of "some" may leave out the rest of a longer
/// sequence.
class write_buffers {
 public:
  using value_type = boost::asio::const_buffer;
  using const_iterator = const value_type*;

  template <class Buffers>
  explicit write_buffers(const Buffers& from) {
    auto const last = boost::asio::buffer_sequence_end(from);
    for (auto it = boost::asio::buffer_sequence_begin(from); it != last && count_ < parts_.size(); ++it) {
      value_type const part = *it;
      if (part.size() > 0) parts_[count_++] = part;
    }
  }

  [[nodiscard]] const_iterator begin() const noexcept { return parts_.data(); }
  [[nodiscard]] const_iterator end() const noexcept { return parts_.data() + count_; }

 private:
  std::array<value_type, 4> parts_;
  std::size_t count_ = 0;
};

/// What became of a try to read or write at once.
struct transferred {
  boost::system::error_code code;
  std::size_t count = 0;
  std::optional<boost::asio::socket_base::wait_type>
      waits_for;        ///< nothing went: what the socket must first be able to
  bool is_all = false;  ///< of a read: there is hardly more, so that to wait is cheaper than to ask
};

/// What a byte stream stands on: a socket, with or without TLS.
/// An operation keeps its channel alive. Its handler is never called inside the call that starts it.
///
/// Two ways to read and write, one after the other: as operations (`read_some`, `write_some`), or tried at once
/// (`read_now`, `write_now`) and, when nothing goes, again after a `wait`. The second needs no memory while it waits.
class byte_channel : public std::enable_shared_from_this<byte_channel> {
 public:
  using io_handler = boost::asio::any_completion_handler<void(boost::system::error_code, std::size_t)>;
  using wait_handler = boost::asio::any_completion_handler<void(boost::system::error_code)>;
  using handshake_handler = std::function<void(std::error_code, std::string detail)>;

  byte_channel() = default;
  byte_channel(const byte_channel&) = delete;
  byte_channel& operator=(const byte_channel&) = delete;
  virtual ~byte_channel() = default;

  [[nodiscard]] virtual boost::asio::ip::tcp::socket& socket() noexcept = 0;
  virtual void handshake(handshake_handler done) = 0;
  virtual void read_some(boost::asio::mutable_buffer into, io_handler done) = 0;
  virtual void write_some(write_buffers from, io_handler done) = 0;

  /// What is there, or goes, without waiting. `write_now` after it had to wait: the same bytes, and maybe more. What it
  /// does not count has not left whole.
  [[nodiscard]] virtual transferred read_now(boost::asio::mutable_buffer into) = 0;
  [[nodiscard]] virtual transferred write_now(boost::asio::const_buffer from) = 0;
  virtual void wait(boost::asio::socket_base::wait_type for_what, wait_handler done) = 0;

  /// Says that nothing more will be written, and does not wait until the peer has heard it.
  virtual void shut_down() noexcept = 0;
};

/// The one stream type below WebSocket: plain and TLS, client and server. Meets Asio's AsyncReadStream and
/// AsyncWriteStream, so that Beast, which takes minutes to compile, is compiled for one type.
///
/// Thread rule: the executor's thread. One read and one write at a time.
class byte_stream {
 public:
  using executor_type = boost::asio::any_io_executor;

  explicit byte_stream(std::shared_ptr<byte_channel> channel) : channel_(std::move(channel)) {}

  [[nodiscard]] executor_type get_executor() noexcept { return channel_->socket().get_executor(); }
  [[nodiscard]] boost::asio::ip::tcp::socket& socket() noexcept { return channel_->socket(); }

  /// Agrees on TLS; nothing to do on a plain stream. To be completed before the first read or write.
  void async_handshake(byte_channel::handshake_handler done) { channel_->handshake(std::move(done)); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& into, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [](auto handler, byte_channel* channel, boost::asio::mutable_buffer buffer) {
          channel->read_some(buffer, std::move(handler));
        },
        token, channel_.get(), first_of(into));
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& from, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [](auto handler, byte_channel* channel, const write_buffers& buffers) {
          channel->write_some(buffers, std::move(handler));
        },
        token, channel_.get(), write_buffers(from));
  }

  [[nodiscard]] const std::shared_ptr<byte_channel>& channel() const noexcept { return channel_; }

  /// Says goodbye (TLS close_notify, FIN) without waiting for an answer.
  void shut_down() noexcept { channel_->shut_down(); }

  /// Drops the connection; what is under way ends with `operation_aborted`.
  void close() noexcept {
    boost::system::error_code ignored;
    channel_->socket().close(ignored);
  }

 private:
  template <class Buffers>
  static boost::asio::mutable_buffer first_of(const Buffers& buffers) {
    auto const end = boost::asio::buffer_sequence_end(buffers);
    for (auto it = boost::asio::buffer_sequence_begin(buffers); it != end; ++it) {
      boost::asio::mutable_buffer const part = *it;
      if (part.size() > 0) return part;
    }
    return {};
  }

  std::shared_ptr<byte_channel> channel_;
};

/// A connected socket as it is.
[[nodiscard]] byte_stream plain_stream(boost::asio::ip::tcp::socket socket);

/// Beast drops the connection with this.
inline void beast_close_socket(byte_stream& stream) noexcept { stream.close(); }

/// Beast ends a WebSocket with this. It does not wait for the peer: a peer that stays silent must not delay the news
/// that the WebSocket is over.
template <class Handler>
void async_teardown(boost::beast::role_type, byte_stream& stream, Handler&& handler) {
  stream.shut_down();
  boost::asio::post(stream.get_executor(),
                    boost::asio::append(std::forward<Handler>(handler), boost::system::error_code()));
}

}  // namespace livechat::customer::net
