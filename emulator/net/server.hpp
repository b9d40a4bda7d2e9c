// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/log.hpp>
#include <memory>
#include <string>

#include "emulator/core/settings.hpp"
#include "emulator/net/certificates.hpp"
#include "emulator/net/front_door.hpp"
#include "net/loop.hpp"

namespace livechat::emulator::net {

struct server_settings {
  core::service_settings service;  ///< `started_at` is set by the server, from the clock
  std::uint16_t port = 0;          ///< 0: any that is free
  std::string listen;              ///< an IP address; empty: 127.0.0.1 and ::1
  door_policy door;                ///< its port: that which customers name; 0: the same. Its secret is the service's
  certificates identity;
  customer::log_handler log;  ///< may be empty
};

/// The shell around one service: states facts with the loop's time, does the effects, keeps the one alarm set.
/// Listens when it is made. Throws `customer::error` when it cannot.
///
/// Thread rule: everything on the loop's thread, or before the loop runs. The loop must run no more when the server is
/// destroyed.
class server final {
 public:
  server(customer::net::loop& loop, server_settings settings);
  ~server();
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  [[nodiscard]] std::uint16_t port() const noexcept;
  /// The port that customers name: see `emulator_options::published_port`.
  [[nodiscard]] std::uint16_t published_port() const noexcept;
  [[nodiscard]] const std::string& organization_id() const noexcept;
  [[nodiscard]] const std::string& client_id() const noexcept;
  [[nodiscard]] std::string issue_token();
  bool revoke_token(const std::string& token);
  bool expire_token(const std::string& token);
  [[nodiscard]] const std::string& control_secret() const noexcept;
  [[nodiscard]] std::string agent_token();

  /// TCP connections there are, from accept to close.
  [[nodiscard]] std::size_t connections() const;

  /// Cuts every TCP connection with a reset.
  void drop_connections();

  void disconnect_customers(const std::string& reason, const customer::json_text& data);

  /// From now on each answer takes this long.
  void delay_answers(machine::duration value);

  /// Calls `done(true)` as soon as `count` requests have been taken and not answered, or `done(false)` when that has not
  /// come about in time.
  void when_pending(std::size_t count, machine::duration limit, std::function<void(bool)> done);

  /// Accepts nobody any more and closes every WebSocket with 1001; calls `done` when all are closed or were cut.
  void stop(std::function<void()> done);

 private:
  class impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::emulator::net
