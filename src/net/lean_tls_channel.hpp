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
  void shut_down() noexcept override;

 private:
  /// What OpenSSL said of one step.
  struct step {
    enum class verdict : std::uint8_t { done, wants_read, wants_write, failed };
    verdict what = verdict::failed;
    boost::system::error_code code;
    std::size_t count = 0;

    [[nodiscard]] bool is_last() const noexcept { return what == verdict::done || what == verdict::failed; }
  };

  void shake_hands(handshake_end done) override;
  void stand_on_socket();
  [[nodiscard]] step judge(int result);
  [[nodiscard]] step read_into(boost::asio::mutable_buffer into);
  [[nodiscard]] step write_from(boost::asio::const_buffer from);
  [[nodiscard]] boost::asio::const_buffer joined(const write_buffers& from);

  template <class Retry>
  void wait(const step& before, Retry retry);
  void go_on_shaking(const handshake_end& done);
  template <class Once>
  void transfer(Once once, io_handler done);
  template <class Once>
  void go_on_transferring(const step& before, Once once, io_handler done);

  boost::asio::ip::tcp::socket socket_;
  std::string outgoing_;  // the parts of one write, joined to one record
  int failure_ = 0;       // errno of the socket, once it has failed
};

}  // namespace livechat::customer::net
