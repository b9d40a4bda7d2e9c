// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/byte_stream.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

template <class T>
using awaitable = boost::asio::awaitable<T>;

/// A connection to a raw server: bytes in, bytes out, exactly as the script says.
class raw_peer {
 public:
  explicit raw_peer(byte_stream stream) : stream_(std::move(stream)) {}

  /// The client's request up to its empty line.
  awaitable<std::string> request();

  /// Reads the request and answers it with 101.
  awaitable<void> upgrade();

  /// The usual answer to a request, without its empty line; `more` are header lines, each with its CRLF.
  [[nodiscard]] static std::string accepted(std::string_view request, std::string_view more = {});

  awaitable<void> send(std::string bytes);
  awaitable<void> send_byte_by_byte(std::string bytes);

  /// A byte each `pause`.
  awaitable<void> send_slowly(std::string bytes, std::chrono::milliseconds pause);

  /// The next bytes of a client; empty at its end.
  awaitable<std::string> receive();

  /// The payload of the client's next frame, unmasked, after its opcode: "\x1hello".
  awaitable<std::string> frame();

  /// How the client masked that frame.
  [[nodiscard]] const std::string& mask() const { return mask_; }

  /// Until the client has closed.
  awaitable<void> end();

  /// Breaks the connection off with RST.
  void reset();
  void close() { stream_.close(); }

  [[nodiscard]] byte_stream& stream() { return stream_; }

 private:
  awaitable<void> fill(std::size_t bytes);

  byte_stream stream_;
  std::string read_;
  std::string mask_;
};

/// A frame as a server writes it: not masked.
[[nodiscard]] std::string server_frame(unsigned opcode, std::string_view payload, bool is_final = true);

/// Listens on a port of loopback and plays a script to each client, on the loop of the test: no thread.
class raw_server {
 public:
  using script = std::function<awaitable<void>(raw_peer&)>;

  /// `tls`: the server's context, if it is to speak TLS. It must outlive the server.
  raw_server(loop& loop, script each, boost::asio::ssl::context* tls = nullptr, const char* address = "127.0.0.1");

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  /// How many clients came, and how many of their scripts are over.
  [[nodiscard]] int accepted() const { return state_->accepted; }
  [[nodiscard]] int finished() const { return state_->finished; }

  /// The name that the last TLS client asked for.
  [[nodiscard]] const std::string& asked_name() const { return state_->asked_name; }

 private:
  struct state {
    script each;
    boost::asio::ssl::context* tls;
    std::string asked_name;
    int accepted = 0;
    int finished = 0;
  };

  void accept();
  static awaitable<void> play(std::shared_ptr<state> state, boost::asio::ip::tcp::socket socket);

  boost::asio::ip::tcp::acceptor acceptor_;
  std::shared_ptr<state> state_;
};

}  // namespace livechat::customer::net
