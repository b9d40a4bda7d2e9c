// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace livechat::emulator::net::test {

/// A blocking TCP connection to a port of this machine, for what no proper client would send. Waits 10 s at most.
class raw_socket {
 public:
  explicit raw_socket(std::uint16_t port) : number_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval limit{10, 0};
    ::setsockopt(number_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(number_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(number_, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0;
  }
  ~raw_socket() { ::close(number_); }
  raw_socket(const raw_socket&) = delete;
  raw_socket& operator=(const raw_socket&) = delete;

  [[nodiscard]] bool is_connected() const noexcept { return is_connected_; }

  bool send(std::string_view text) {
    while (!text.empty()) {
      const auto sent = ::send(number_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// What is there, waiting for some; empty at the end and after a failure.
  std::string receive() {
    std::array<char, 65536> block{};
    const auto count = ::recv(number_, block.data(), block.size(), 0);
    return count > 0 ? std::string(block.data(), static_cast<std::size_t>(count)) : std::string();
  }

  /// The head of an HTTP answer and nothing behind it.
  std::string receive_head() {
    std::string out;
    char c = 0;
    while (!out.ends_with("\r\n\r\n") && ::recv(number_, &c, 1, 0) == 1) out.push_back(c);
    return out;
  }

  std::string receive_all() {
    std::string out;
    for (std::string part = receive(); !part.empty(); part = receive()) out += part;
    return out;
  }

 private:
  int number_;
  bool is_connected_ = false;
};

}  // namespace livechat::emulator::net::test
