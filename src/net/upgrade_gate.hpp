// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "net/byte_stream.hpp"
#include "net/upgrade_answer.hpp"

namespace livechat::customer::net {

/// Stands between Beast and the connection until the answer to the upgrade has been judged. Without it Beast would read
/// the whole body of a refusal, however long, before it says that it is one.
class upgrade_gate final : public byte_channel {
 public:
  explicit upgrade_gate(std::shared_ptr<byte_channel> inner) : inner_(std::move(inner)) {}

  [[nodiscard]] const http_verdict& verdict() const noexcept { return verdict_; }

  boost::asio::ip::tcp::socket& socket() noexcept override { return inner_->socket(); }
  void handshake(handshake_handler done) override { inner_->handshake(std::move(done)); }
  void read_some(boost::asio::mutable_buffer into, io_handler done) override;
  void write_some(write_buffers from, io_handler done) override { inner_->write_some(from, std::move(done)); }
  transferred read_now(boost::asio::mutable_buffer into) override { return inner_->read_now(into); }
  transferred write_now(boost::asio::const_buffer from) override { return inner_->write_now(from); }
  void wait(boost::asio::socket_base::wait_type for_what, wait_handler done) override {
    inner_->wait(for_what, std::move(done));
  }
  void shut_down() noexcept override { inner_->shut_down(); }

  /// What has come behind the head. The inner channel may then be used by itself.
  [[nodiscard]] std::string take_rest() { return std::exchange(held_, {}); }

 private:
  void read_head(boost::asio::mutable_buffer into, io_handler done);
  bool take_head();
  std::size_t hand_out(boost::asio::mutable_buffer into);

  std::shared_ptr<byte_channel> inner_;
  http_verdict verdict_;
  std::string held_;           // received and not handed out
  std::size_t head_left_ = 0;  // of that, what belongs to the head
  bool is_open_ = false;
};

}  // namespace livechat::customer::net
