// SPDX-License-Identifier: Apache-2.0
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "net/byte_stream.hpp"

namespace livechat::customer::net {

namespace {

using boost::asio::ip::tcp;

class plain_channel final : public byte_channel {
 public:
  explicit plain_channel(tcp::socket socket) : socket_(std::move(socket)) {}

  tcp::socket& socket() noexcept override { return socket_; }

  void handshake(handshake_handler done) override {
    boost::asio::post(socket_.get_executor(), [done = std::move(done)] { done({}, {}); });
  }

  void read_some(boost::asio::mutable_buffer into, io_handler done) override {
    socket_.async_read_some(into, std::move(done));
  }

  void write_some(write_buffers from, io_handler done) override { socket_.async_write_some(from, std::move(done)); }

  transferred read_now(boost::asio::mutable_buffer into) override {
    transferred out;
    socket_.non_blocking(true, out.code);
    if (!out.code) out.count = socket_.read_some(into, out.code);
    out.is_all = out.count < into.size();
    return judged(out, tcp::socket::wait_read);
  }

  transferred write_now(boost::asio::const_buffer from) override {
    transferred out;
    socket_.non_blocking(true, out.code);
    if (!out.code) out.count = socket_.write_some(boost::asio::buffer(from), out.code);
    return judged(out, tcp::socket::wait_write);
  }

  void wait(tcp::socket::wait_type for_what, wait_handler done) override {
    socket_.async_wait(for_what, std::move(done));
  }

  void shut_down() noexcept override {
    boost::system::error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
  }

 private:
  static transferred judged(transferred what, tcp::socket::wait_type for_what) {
    if (what.code != boost::asio::error::would_block && what.code != boost::asio::error::interrupted) return what;
    return {{}, 0, for_what};
  }

  tcp::socket socket_;
};

}  // namespace

byte_stream plain_stream(tcp::socket socket) { return byte_stream(std::make_shared<plain_channel>(std::move(socket))); }

}  // namespace livechat::customer::net
