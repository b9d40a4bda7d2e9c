// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "net/tls_channel.hpp"

namespace livechat::customer::net {

/// TLS by OpenSSL right on the socket: no buffers of its own while nothing is under way, a third of the memory of Asio's
/// stream (decision 13). Passes the same tests.
class lean_tls_channel final : public tls_channel {
 public:
  template <class... Role>
  explicit lean_tls_channel(boost::asio::ip::tcp::socket socket, Role&&... role)
      : tls_channel(std::forward<Role>(role)...), socket_(std::move(socket)) {
    stand_on_socket();
  }

  boost::asio::ip::tcp::socket& socket() noexcept override { return socket_; }
  void read_some(boost::asio::mutable_buffer into, io_handler done) override;
  void write_some(write_buffers from, io_handler done) override;
  transferred read_now(boost::asio::mutable_buffer into) override;
  transferred write_now(boost::asio::const_buffer from) override;
  void wait(boost::asio::socket_base::wait_type for_what, wait_handler done) override;
  void shut_down() noexcept override;

 private:
  void shake_hands(handshake_end done) override;
  void stand_on_socket();
  [[nodiscard]] transferred judge(int result);
  [[nodiscard]] boost::asio::const_buffer joined(const write_buffers& from);

  void go_on_shaking(const handshake_end& done);
  template <class Once>
  void transfer(Once once, io_handler done);
  template <class Once>
  void go_on_transferring(const transferred& before, Once once, io_handler done);

  boost::asio::ip::tcp::socket socket_;
  std::string outgoing_;              // the parts of one write, joined to one record
  std::size_t record_under_way_ = 0;  // its size without TLS, when it has not left whole
  int failure_ = 0;                   // errno of the socket, once it has failed
};

}  // namespace livechat::customer::net
