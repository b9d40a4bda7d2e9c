// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "emulator/core/upgrade_request.hpp"
#include "emulator/net/front_door.hpp"
#include "net/byte_stream.hpp"

namespace livechat::emulator::net {

/// Somebody who has connected and has not said yet what for.
///
/// 1. `begin` looks at the first byte: TLS or not. 2. The head of one HTTP request is read. 3. It is answered, or its body
/// is read and the service asked, or it is handed over to become a WebSocket. One request per connection.
/// It ends with one call: of `hand_over`, or of `over`. None comes after `cut`.
class arrival final : public std::enable_shared_from_this<arrival> {
 public:
  /// Takes the stream of an upgrade that may go on, with its key.
  using hand_over =
      std::function<void(customer::net::byte_stream stream, core::upgrade_request request, std::string key)>;

  /// Told that the arrival is to be cut after `linger`, which gives the other side time to take an answer.
  using over = std::function<void(std::chrono::milliseconds linger)>;

  /// Takes a request that the service has to answer; `answer` follows.
  using ask = std::function<void(const core::http_call& call)>;

  /// `policy` must outlive the arrival.
  arrival(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls, const door_policy& policy,
          hand_over pass_on, ask for_answer, over done)
      : socket_(std::move(socket)),
        tls_(tls),
        policy_(policy),
        pass_on_(std::move(pass_on)),
        ask_(std::move(for_answer)),
        over_(std::move(done)) {}

  void begin();

  /// Answers what was asked for.
  void answer(const core::http_reply& what);

  /// Cuts the connection with a TCP reset, whatever it is doing.
  void cut() noexcept;

 private:
  void first_byte_came();
  void read_head();
  void head_came(std::size_t bytes);
  void decide(std::size_t head_size);
  void take_call(service_call what, std::string_view begin_of_body);
  void read_body();
  void finish(std::chrono::milliseconds linger);
  [[nodiscard]] bool is_over() const noexcept { return over_ == nullptr; }

  std::optional<boost::asio::ip::tcp::socket> socket_;  // until the first byte has come
  std::optional<customer::net::byte_stream> stream_;    // from then on, until it is handed over
  boost::asio::ssl::context& tls_;
  const door_policy& policy_;
  hand_over pass_on_;
  ask ask_;
  over over_;               // null after the end
  bool is_secure_ = false;  // TLS
  std::string head_;
  std::size_t head_size_ = 0;
  std::optional<service_call> call_;  // while its body is read
  std::size_t body_size_ = 0;         // that have come
  std::string answer_;
};

}  // namespace livechat::emulator::net
