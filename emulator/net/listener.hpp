// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace livechat::emulator::net {

[[nodiscard]] bool is_ip_address(const std::string& text);

struct listening_place {
  std::uint16_t port = 0;  ///< 0: any that is free
  std::string address;     ///< besides loopback; empty: nothing
};

/// Listens on one port of 127.0.0.1 and, where the machine has IPv6, of ::1. Elsewhere only when an address is named.
///
/// Callbacks run on the context's thread. They must outlive the context's run.
class listener {
 public:
  using accepted = std::function<void(boost::asio::ip::tcp::socket)>;

  /// Told that no socket can be had at the moment (there are too many files open); `resume` goes on.
  using exhausted = std::function<void()>;

  /// Throws `customer::error`, see `bind_error`. Precondition: the address is one, if there is one.
  listener(boost::asio::io_context& io, const listening_place& where, accepted on_accept, exhausted on_exhausted);

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

  /// Begins to accept, or goes on.
  void resume();

  void stop();

  /// Cuts those whom the kernel has connected already and who wait to be accepted.
  void cut_waiting();

 private:
  struct door {
    boost::asio::ip::tcp::acceptor acceptor;
    bool is_waiting = false;
  };

  void add_door(boost::asio::io_context& io, const boost::asio::ip::address& address);
  void accept(door& at);

  std::uint16_t port_;
  std::vector<door> doors_;
  accepted on_accept_;
  exhausted on_exhausted_;
};

}  // namespace livechat::emulator::net
