// SPDX-License-Identifier: Apache-2.0
#include "net/frame.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <string>

using namespace livechat::customer::net;

namespace {

constexpr std::uint32_t mask = 0x1234'5678;

std::string frame_of(opcode kind, const std::string& body) {
  std::string out;
  append_frame(out, kind, body, mask);
  return out;
}

/// The body, read as RFC 6455, section 5.3, says: byte by byte.
std::string unmasked(const std::string& frame, std::size_t head) {
  std::array<char, 4> key{};
  std::memcpy(key.data(), frame.data() + head, key.size());
  std::string out = frame.substr(head + key.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ key[i % key.size()]);
  return out;
}

}  // namespace

TEST_CASE("a_length_takes_the_shortest_form_there_is") {
  struct row {
    std::size_t size;
    std::string head;
  };
  const row table[] = {
      {0, "\x81\x80"},
      {1, "\x81\x81"},
      {125, "\x81\xfd"},
      {126, std::string("\x81\xfe\0\x7e", 4)},
      {65'535, "\x81\xfe\xff\xff"},
      {65'536, std::string("\x81\xff\0\0\0\0\0\1\0\0", 10)},
  };
  for (const auto& [size, head] : table) {
    CAPTURE(size);
    const std::string body(size, 'b');
    const auto frame = frame_of(opcode::text, body);
    CHECK(frame.substr(0, head.size()) == head);
    CHECK(unmasked(frame, head.size()) == body);
  }
}

TEST_CASE("a_body_of_any_length_is_masked_to_its_last_byte") {
  std::string body;
  for (char c = 'a'; body.size() < 40; ++c) {
    CHECK(unmasked(frame_of(opcode::binary, body), 2) == body);
    body.push_back(c);
  }
}

TEST_CASE("frames_follow_each_other") {
  std::string out;
  append_frame(out, opcode::ping, "p", mask);
  append_close(out, close_code::not_utf8, mask);
  CHECK(out.substr(0, 2) == "\x89\x81");
  CHECK(out.substr(7, 2) == "\x88\x82");
  CHECK(unmasked(out.substr(7), 2) == "\x03\xef");
}
