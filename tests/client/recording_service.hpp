// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <livechat/customer/config.hpp>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "wire/envelope.hpp"

namespace livechat::testing_support {

/// A service on this machine that agrees to everything: it logs the customer in, keeps each request, and answers it with
/// what the test has laid ready. WebSocket without TLS; one connection after the other, on a thread of its own.
class recording_service {
 public:
  recording_service();
  ~recording_service();
  recording_service(const recording_service&) = delete;
  recording_service& operator=(const recording_service&) = delete;

  /// A config with which a client reaches it.
  [[nodiscard]] customer::config client_config() const;

  /// Lays an answer to `action` ready: each is given once, the last one for ever. Without any: `{}`.
  void answer(const std::string& action, std::string payload);

  /// Lays frames ready that are sent before the next answer to `action`.
  void send_before(const std::string& action, std::vector<std::string> frames);

  /// The requests that have come, without `login`, in their order.
  [[nodiscard]] std::vector<customer::wire::request_frame> requests() const;

  /// The last `login`; what stands behind GET when a connection is opened, and all of that request.
  [[nodiscard]] customer::wire::request_frame login() const;
  [[nodiscard]] std::string target() const;
  [[nodiscard]] std::string head() const;

 private:
  void run();
  void serve(int client);
  bool upgrade(int client);
  bool take_frame(int client);
  bool fill(int client, std::size_t bytes);
  bool send_frame(int client, unsigned opcode, std::string_view payload) const;
  std::vector<std::string> take_text(const std::string& text);
  std::string next_answer(const std::string& action);

  std::uint16_t port_ = 0;
  int listener_ = -1;
  int wake_[2] = {-1, -1};
  std::string read_;

  mutable std::mutex mutex_;
  std::map<std::string, std::deque<std::string>> answers_;
  std::map<std::string, std::vector<std::string>> frames_before_;
  std::vector<customer::wire::request_frame> requests_;
  customer::wire::request_frame login_;
  std::string head_;

  std::thread thread_;
};

}  // namespace livechat::testing_support
