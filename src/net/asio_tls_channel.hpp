// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ssl/stream.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "net/tls_channel.hpp"

namespace livechat::customer::net {

/// TLS by Asio's own stream: the one that all others are measured against.
class asio_tls_channel final : public tls_channel {
 public:
  template <class... Role>
  explicit asio_tls_channel(boost::asio::ip::tcp::socket socket, Role&&... role)
      : tls_channel(std::forward<Role>(role)...), stream_(std::move(socket), shared_handle()) {}

  boost::asio::ip::tcp::socket& socket() noexcept override { return stream_.next_layer(); }
  void read_some(boost::asio::mutable_buffer into, io_handler done) override;
  void write_some(write_buffers from, io_handler done) override;
  transferred read_now(boost::asio::mutable_buffer into) override;
  transferred write_now(boost::asio::const_buffer from) override;
  void wait(boost::asio::socket_base::wait_type for_what, wait_handler done) override;
  void shut_down() noexcept override;

 private:
  /// An operation that stands behind the tries of one direction, since Asio's stream has operations only.
  struct direction {
    std::string bytes;  // read and not handed out, or on their way out
    boost::system::error_code code;
    bool is_under_way = false;
    wait_handler waiting;

    void ended(boost::system::error_code how);
  };

  /// Keeps the channel while an operation is under way. One that goes without having ended, as the loop does, takes along
  /// who waits for it: that keeps the channel, too.
  struct keeper {
    std::shared_ptr<byte_channel> channel;
    direction* which;

    keeper(std::shared_ptr<byte_channel> channel_, direction& which_) : channel(std::move(channel_)), which(&which_) {}
    keeper(keeper&& other) noexcept : channel(std::move(other.channel)), which(other.which) {}
    keeper(const keeper&) = delete;
    keeper& operator=(const keeper&) = delete;

    /// The operation has ended.
    [[nodiscard]] std::shared_ptr<byte_channel> take() { return std::move(channel); }

    ~keeper() {
      if (channel) wait_handler().swap(which->waiting);
    }
  };

  void shake_hands(handshake_end done) override;
  [[nodiscard]] SSL* shared_handle() const noexcept;
  void fill();

  boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream_;
  direction in_;
  direction out_;
};

}  // namespace livechat::customer::net
