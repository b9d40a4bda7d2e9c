// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "net/endpoint.hpp"
#include "net/loop.hpp"
#include "net/resolver.hpp"
#include "net/tls_client.hpp"
#include "net/ws_link.hpp"
#include "wire/envelope.hpp"

namespace livechat::emulator::net::test {

/// Somebody who talks to an emulator over a real socket, frame by frame. Waits are for something, and 10 s at most.
class wire_customer final : public customer::net::link_observer {
 public:
  explicit wire_customer(const customer::config& how) : names_(std::make_shared<customer::net::resolver>(loop_)) {
    customer::net::route way;
    way.where = customer::net::parse_endpoint(how.url(), how.organization_id()).value();
    if (way.where.is_tls) tls_ = customer::net::tls_client::create({{}, how.ca_pem()}).value();
    link_ = customer::net::make_ws_link(loop_, std::move(way), names_, tls_, *this);
    link_->open();
    wait_until([this] { return is_open_ || end_; });
  }

  ~wire_customer() override {
    link_->detach();
    loop_.poll();
  }

  [[nodiscard]] bool is_open() const noexcept { return is_open_ && !end_; }

  /// Why the connection ended; nothing while it has not.
  [[nodiscard]] std::optional<std::error_code> end() {
    wait_until([this] { return end_.has_value(); });
    return end_;
  }
  [[nodiscard]] const std::string& end_detail() const noexcept { return end_detail_; }

  void send(std::string text) { static_cast<void>(link_->send_text(std::move(text))); }
  void ping() { link_->send_ping(); }

  /// Sends a request and takes frames up to its answer.
  customer::wire::response_frame call(std::string_view action, std::string_view payload = "{}") {
    const std::string id = "r" + std::to_string(++requests_);
    send(customer::wire::encode_request(id, action, payload));
    while (auto text = next_text()) {
      auto frame = customer::wire::decode_frame(*text);
      auto* answer = std::get_if<customer::wire::response_frame>(&frame);
      if (answer != nullptr && answer->request_id == id) return std::move(*answer);
    }
    return {};
  }

  customer::wire::response_frame log_in(const customer::config& how) {
    return call("login", R"({"token":")" + how.token().reveal() + R"("})");
  }

  /// Takes frames until a push of that name; empty when the connection ended before.
  std::string payload_of_next(std::string_view push) {
    while (auto text = next_text()) {
      auto frame = customer::wire::decode_frame(*text);
      auto* found = std::get_if<customer::wire::push_frame>(&frame);
      if (found != nullptr && found->action == push) return std::move(found->payload);
    }
    return {};
  }

  std::optional<std::string> next_text() {
    wait_until([this] { return !texts_.empty() || end_; });
    if (texts_.empty()) return std::nullopt;
    std::string first = std::move(texts_.front());
    texts_.pop_front();
    return first;
  }

  void link_progressed(customer::core::link_phase) override {}
  void link_opened() override { is_open_ = true; }
  void text_received(std::string_view text) override { texts_.emplace_back(text); }
  void binary_received() override {}
  void control_received() override {}
  void part_received(std::size_t) override {}
  void text_written() override {}
  void pong_received() override { ++pongs_; }
  void link_closed(std::error_code code, std::string detail, std::optional<std::chrono::seconds>) override {
    end_ = code;
    end_detail_ = std::move(detail);
  }

  /// Waits for the answer to a ping.
  bool pong_came() {
    return wait_until([this] { return pongs_ > 0; });
  }

 private:
  template <class Condition>
  bool wait_until(Condition is_there) {
    const auto limit = loop_.now() + std::chrono::seconds(10);
    while (!is_there() && loop_.now() < limit) loop_.run_one_until(limit);
    return is_there();
  }

  customer::net::loop loop_;
  std::shared_ptr<customer::net::resolver> names_;
  std::shared_ptr<customer::net::tls_client> tls_;
  std::shared_ptr<customer::net::link> link_;
  std::deque<std::string> texts_;
  std::optional<std::error_code> end_;
  std::string end_detail_;
  bool is_open_ = false;
  int pongs_ = 0;
  int requests_ = 0;
};

}  // namespace livechat::emulator::net::test
