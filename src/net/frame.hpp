// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The frames of a WebSocket. Source: RFC 6455, section 5.
namespace livechat::customer::net {

enum class opcode : std::uint8_t {
  continuation = 0x0,
  text = 0x1,
  binary = 0x2,
  close = 0x8,
  ping = 0x9,
  pong = 0xA,
};

/// What the first bytes of a frame are made of.
namespace frame_head {

inline constexpr unsigned last_part = 0x80;
inline constexpr unsigned masked = 0x80;
inline constexpr unsigned length = 0x7F;
inline constexpr std::size_t most_short = 125;
inline constexpr unsigned medium = 126;  ///< the length follows in two bytes
inline constexpr std::size_t most_medium = 0xFFFF;
inline constexpr unsigned large = 127;  ///< in eight
inline constexpr std::size_t most_bytes = 14;

}  // namespace frame_head

/// The body of a control frame has no more.
inline constexpr std::size_t most_control_bytes = frame_head::most_short;

/// Bytes as a number, the highest first.
[[nodiscard]] constexpr std::uint64_t number_of(std::string_view bytes) noexcept {
  std::uint64_t out = 0;
  for (char const byte : bytes) out = out << 8U | static_cast<unsigned char>(byte);
  return out;
}

/// The number that the body of a close frame begins with. Precondition: it is not empty, and `frame_reader` let it pass.
[[nodiscard]] constexpr std::uint64_t close_number_of(std::string_view body) noexcept {
  return number_of(body.substr(0, 2));
}

/// Why a WebSocket ends, as a close frame says it. Source: RFC 6455, section 7.4.1.
enum class close_code : std::uint16_t {
  normal = 1000,
  protocol_error = 1002,
  not_utf8 = 1007,
  too_big = 1009,
};

/// Appends a whole message, or a control frame, as a client sends it.
void append_frame(std::string& out, opcode kind, std::string_view body, std::uint32_t mask);

void append_close(std::string& out, close_code why, std::uint32_t mask);

}  // namespace livechat::customer::net
