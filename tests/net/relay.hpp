// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>

#include "net/loop.hpp"
#include "raw_server.hpp"

namespace livechat::customer::net {

/// Stands between a link and its server and passes the bytes on, whatever they are: also those of TLS. May be a proxy that
/// is asked for the way first.
class relay {
 public:
  /// What comes when a direction has passed as much as it may.
  enum class ending : std::uint8_t { cut, broken_off, silence };

  struct rule {
    std::size_t most = std::numeric_limits<std::size_t>::max();  ///< bytes that are passed on
    ending then = ending::cut;
    std::size_t piece = std::size_t{64} * 1024;  ///< bytes that are written at once
    std::chrono::milliseconds pause{0};          ///< after each of them
  };

  struct plan {
    rule to_client{};
    rule to_server{};
    std::string proxy_answer{};  ///< to a request for a tunnel, which is then read first; empty: none is
  };

  relay(loop& loop, std::uint16_t server, plan what);
  relay(const relay&) = delete;
  relay& operator=(const relay&) = delete;

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  /// The last request for a tunnel.
  [[nodiscard]] const std::string& asked() const { return state_->asked; }

  /// Bytes that were passed on.
  [[nodiscard]] std::size_t passed_to_client() const { return state_->to_client.passed; }
  [[nodiscard]] std::size_t passed_to_server() const { return state_->to_server.passed; }

  [[nodiscard]] bool is_idle() const { return state_->under_way == 0; }

 private:
  struct direction {
    relay::rule rule;
    std::size_t passed = 0;
  };
  struct state {
    std::uint16_t server;
    std::string proxy_answer;
    direction to_client;
    direction to_server;
    std::string asked{};
    int under_way = 0;
  };
  struct connection;

  void accept();
  static awaitable<void> serve(std::shared_ptr<connection> between);
  static awaitable<void> hear_request(std::shared_ptr<connection> between);
  static awaitable<bool> write_on(std::shared_ptr<connection> between, bool is_to_client, std::string bytes);
  static awaitable<void> pass_on(std::shared_ptr<connection> between, bool is_to_client);

  boost::asio::ip::tcp::acceptor acceptor_;
  std::shared_ptr<state> state_;
};

}  // namespace livechat::customer::net
