// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/raw_socket.hpp"

namespace livechat::emulator::net::test {

/// A WebSocket whose client obeys nothing: any bytes go out, what comes is taken apart only.
class raw_websocket {
 public:
  struct frame {
    unsigned opcode = 0;
    std::string payload;

    /// The code of a close frame; 0 when it has none.
    [[nodiscard]] unsigned close_code() const {
      if (opcode != 8 || payload.size() < 2) return 0;
      return static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
    }
  };

  raw_websocket(std::uint16_t port, const std::string& target, const std::string& more = "") : socket_(port) {
    socket_.send("GET " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
                 "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                 more + "\r\n");
    is_open_ = socket_.receive_head().starts_with("HTTP/1.1 101 ");
  }

  [[nodiscard]] bool is_open() const noexcept { return is_open_; }

  bool send_bytes(std::string_view bytes) { return socket_.send(bytes); }

  bool send_text(std::string_view text) { return socket_.send(text_frame(text)); }

  /// The next frame; nothing at the end of the connection.
  std::optional<frame> receive() {
    for (;;) {
      if (auto whole = take()) return whole;
      const std::string more = socket_.receive();
      if (more.empty()) return std::nullopt;
      inbox_ += more;
    }
  }

 private:
  /// Masked with zeros.
  static std::string text_frame(std::string_view text) {
    std::string out("\x81", 1);
    const auto size = text.size();
    if (size < 126) {
      out += static_cast<char>(0x80U | size);
    } else if (size < 65536) {
      out += '\xFE';
      put_number(out, size, 2);
    } else {
      out += '\xFF';
      put_number(out, size, 8);
    }
    out.append(4, '\0');
    return out.append(text);
  }

  static void put_number(std::string& out, std::size_t value, unsigned bytes) {
    for (unsigned i = bytes; i > 0; --i) out += static_cast<char>((value >> (8U * (i - 1))) & 0xFFU);
  }

  [[nodiscard]] std::size_t number_at(std::size_t at, std::size_t bytes) const {
    std::size_t out = 0;
    for (std::size_t i = 0; i < bytes; ++i) out = out * 256 + static_cast<unsigned char>(inbox_[at + i]);
    return out;
  }

  /// Takes a whole frame off the front of what has come. What servers send is not masked.
  std::optional<frame> take() {
    if (inbox_.size() < 2) return std::nullopt;
    const std::size_t code = static_cast<unsigned char>(inbox_[1]);
    const std::size_t more = code < 126 ? 0 : (code == 126 ? 2 : 8);
    if (inbox_.size() < 2 + more) return std::nullopt;
    const std::size_t size = more == 0 ? code : number_at(2, more);
    if (inbox_.size() < 2 + more + size) return std::nullopt;
    frame out{static_cast<unsigned char>(inbox_[0]) & 0x0FU, inbox_.substr(2 + more, size)};
    inbox_.erase(0, 2 + more + size);
    return out;
  }

  raw_socket socket_;
  bool is_open_ = false;
  std::string inbox_;
};

}  // namespace livechat::emulator::net::test
