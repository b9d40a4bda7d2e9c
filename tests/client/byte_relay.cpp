// SPDX-License-Identifier: Apache-2.0
#include "byte_relay.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace livechat::testing_support {

namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return out;
}

/// A socket that sends every byte by itself.
int stream_socket() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

}  // namespace

byte_relay::byte_relay() : listener_(stream_socket()) {
  auto where = loopback(0);
  socklen_t size = sizeof where;
  const bool good = ::bind(listener_, reinterpret_cast<sockaddr*>(&where), size) == 0 && ::listen(listener_, 1) == 0 &&
                    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&where), &size) == 0 && ::pipe(wake_) == 0;
  if (!good) throw std::runtime_error("the relay cannot listen");
  port_ = ntohs(where.sin_port);
}

void byte_relay::start(std::uint16_t server_port) {
  server_port_ = server_port;
  thread_ = std::thread([this] { run(); });
}

byte_relay::~byte_relay() {
  ::close(wake_[1]);
  thread_.join();
  ::close(wake_[0]);
  ::close(listener_);
}

void byte_relay::run() {
  std::array<pollfd, 2> waits{pollfd{listener_, POLLIN, 0}, pollfd{wake_[0], POLLIN, 0}};
  ::poll(waits.data(), waits.size(), -1);
  if (waits[1].revents != 0) return;
  const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  const int on = 1;
  ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const int server = stream_socket();
  const auto where = loopback(server_port_);
  if (::connect(server, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0) relay(client, server);
  ::close(server);
  ::close(client);
}

void byte_relay::relay(int client, int server) {
  while (true) {
    std::array<pollfd, 3> waits{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}, pollfd{wake_[0], POLLIN, 0}};
    ::poll(waits.data(), waits.size(), -1);
    if (waits[2].revents != 0) return;
    for (const auto& [from, to] : {std::pair(0U, server), std::pair(1U, client)}) {
      if (waits[from].revents == 0) continue;
      char byte = 0;
      if (::recv(waits[from].fd, &byte, 1, 0) != 1) return;
      if (::send(to, &byte, 1, MSG_NOSIGNAL) != 1) return;
      ++bytes_;
    }
  }
}

}  // namespace livechat::testing_support
