// SPDX-License-Identifier: Apache-2.0
#include "net/frame.hpp"

#include <array>
#include <cstddef>
#include <cstring>

namespace livechat::customer::net {

namespace {

void append_number(std::string& out, std::uint64_t number, unsigned bytes) {
  for (unsigned left = bytes; left > 0; --left) out.push_back(static_cast<char>(number >> (8 * (left - 1))));
}

void append_length(std::string& out, std::size_t size) {
  auto const put = [&out](std::size_t seven_bits) {
    out.push_back(static_cast<char>(frame_head::masked | seven_bits));
  };
  if (size <= frame_head::most_short) return put(size);
  bool const is_medium = size <= frame_head::most_medium;
  put(is_medium ? frame_head::medium : frame_head::large);
  append_number(out, size, is_medium ? 2 : 8);
}

/// Eight bytes at a time; the mask begins anew every four.
void append_masked(std::string& out, std::string_view body, std::uint32_t mask) {
  std::uint64_t const twice = std::uint64_t{mask} << 32U | mask;
  std::size_t const begin = out.size();
  out.append(body);
  std::size_t at = begin;
  for (; at + sizeof twice <= out.size(); at += sizeof twice) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, out.data() + at, sizeof eight);
    eight ^= twice;
    std::memcpy(out.data() + at, &eight, sizeof eight);
  }
  std::array<char, sizeof twice> bytes{};
  std::memcpy(bytes.data(), &twice, sizeof twice);
  for (std::size_t i = 0; at < out.size(); ++at, ++i) out[at] = static_cast<char>(out[at] ^ bytes[i]);
}

}  // namespace

// All of it or nothing: half a frame would take what follows for its rest.
void append_frame(std::string& out, opcode kind, std::string_view body, std::uint32_t mask) {
  out.reserve(out.size() + frame_head::most_bytes + body.size());
  out.push_back(static_cast<char>(frame_head::last_part | static_cast<unsigned>(kind)));
  append_length(out, body.size());
  std::array<char, sizeof mask> bytes{};
  std::memcpy(bytes.data(), &mask, sizeof mask);
  out.append(bytes.data(), bytes.size());
  append_masked(out, body, mask);
}

void append_close(std::string& out, close_code why, std::uint32_t mask) {
  std::string body;
  append_number(body, static_cast<std::uint16_t>(why), 2);
  append_frame(out, opcode::close, body, mask);
}

}  // namespace livechat::customer::net
