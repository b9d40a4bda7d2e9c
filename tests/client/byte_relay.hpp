// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace livechat::testing_support {

/// Stands between a client and a server on this machine and hands on one byte at a time, so that no reader ever finds a
/// whole frame, header or TLS record. One connection; its own thread.
class byte_relay {
 public:
  byte_relay();
  ~byte_relay();
  byte_relay(const byte_relay&) = delete;
  byte_relay& operator=(const byte_relay&) = delete;

  /// Begins to hand on what comes to `port()`.
  void start(std::uint16_t server_port);

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  void run();
  void relay(int client, int server);

  std::uint16_t server_port_ = 0;
  std::uint16_t port_ = 0;
  int listener_ = -1;
  int wake_[2] = {-1, -1};
  std::atomic<std::uint64_t> bytes_ = 0;
  std::thread thread_;
};

}  // namespace livechat::testing_support
