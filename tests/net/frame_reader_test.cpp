// SPDX-License-Identifier: Apache-2.0
#include "net/frame_reader.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace livechat::customer::net;

namespace {

constexpr std::size_t most_bytes = 1000;

using lines = std::vector<std::string>;

std::string frame(unsigned kind, const std::string& body, bool is_last = true) {
  std::string out(1, static_cast<char>((is_last ? 0x80U : 0U) | kind));
  if (body.size() < 126) return out + static_cast<char>(body.size()) + body;
  return out + '\x7e' + static_cast<char>(body.size() >> 8U) + static_cast<char>(body.size() & 0xFFU) + body;
}

std::string name_of(opcode kind) {
  switch (kind) {
    case opcode::continuation:
      return "continuation";
    case opcode::text:
      return "text";
    case opcode::binary:
      return "binary";
    case opcode::close:
      return "close";
    case opcode::ping:
      return "ping";
    case opcode::pong:
      return "pong";
  }
  return "?";
}

/// What is read of `bytes` when so many come at once; the last line is what was wrong.
lines read_of(const std::string& bytes, std::size_t at_once) {
  frame_reader reader(most_bytes);
  lines out;
  for (std::size_t at = 0; at < bytes.size(); at += at_once) {
    std::string part = bytes.substr(at, at_once);
    reader.take(part);
    while (const auto one = reader.next()) out.push_back(name_of(one->kind) + " " + std::string(one->body));
    reader.keep();
    part.assign(part.size(), '?');  // it is not looked at any more
  }
  if (reader.problem()) out.emplace_back(reader.problem()->words);
  return out;
}

/// In one piece, and in pieces of each small size: always the same.
lines read_of(const std::string& bytes) {
  const auto whole = read_of(bytes, bytes.size());
  for (std::size_t at_once = 1; at_once < 12; ++at_once) {
    CAPTURE(at_once);
    CHECK(read_of(bytes, at_once) == whole);
  }
  return whole;
}

}  // namespace

TEST_CASE("messages_come_out_whole_and_in_order_however_the_bytes_come") {
  const std::string long_text(500, 'l');
  CHECK(read_of(frame(1, "one") + frame(2, "two") + frame(1, long_text) + frame(1, "") + frame(9, "p") +
                frame(10, "q") +
                frame(8,
                      "\x03\xe8"
                      "bye")) == lines{"text one", "binary two", "text " + long_text, "text ", "ping p", "pong q",
                                       "close \x03\xe8"
                                       "bye"});
}

TEST_CASE("a_message_in_parts_is_put_together_and_control_frames_may_come_between") {
  CHECK(read_of(frame(1, "a", false) + frame(9, "p") + frame(0, "", false) + frame(0, "b", false) + frame(10, "") +
                frame(0, "c") + frame(2, "x", false) + frame(0, "y") + frame(1, "z")) ==
        lines{"ping p", "pong ", "text abc", "binary xy", "text z"});
}

TEST_CASE("a_character_may_be_parted_between_frames") {
  CHECK(read_of(frame(1, "\xe2", false) + frame(9, "") + frame(0, "\x82", false) + frame(0, "\xac")) ==
        lines{"ping ", "text \xe2\x82\xac"});
  CHECK(read_of(frame(1, "\xe2\x82", false) + frame(0, "")) == lines{"a text is not UTF-8"});
}

TEST_CASE("a_broken_rule_ends_the_reading_and_is_named") {
  struct row {
    std::string bytes;
    const char* words;
  };
  const row table[] = {
      {std::string("\x81\x81mask", 6) + "x", "a masked frame from a server"},
      {std::string("\xc1\x01x", 3), "a reserved bit is set"},
      {frame(3, "x"), "a frame of an unknown kind"},
      {frame(11, "x"), "a frame of an unknown kind"},
      {frame(9, std::string(126, 'x')), "a control frame of more than 125 bytes"},
      {frame(9, "x", false), "a control frame in parts"},
      {frame(0, "x"), "a continuation of nothing"},
      {frame(1, "x", false) + frame(1, "y"), "a message inside a message"},
      {std::string("\x81\x7e\0\x7dx", 5), "a length that is not in its shortest form"},
      {std::string("\x81\x7f\0\0\0\0\0\0\xff\xffx", 11), "a length that is not in its shortest form"},
      {std::string("\x81\x7f\xff\0\0\0\0\0\0\0", 10), "a message is too big"},
      {frame(1, std::string(1001, 'x')).substr(0, 4), "a message is too big"},
      {frame(1, std::string(600, 'x'), false) + frame(0, std::string(401, 'x')).substr(0, 4), "a message is too big"},
      {frame(1, "\xff"), "a text is not UTF-8"},
      {frame(1, "\xc3\xff more to come").substr(0, 4), "a text is not UTF-8"},
      {frame(8, "\x03"), "a close frame of one byte"},
      {frame(8, "\x03\xe7"), "a close code that may not be sent"},
      {frame(8, "\x03\xed"), "a close code that may not be sent"},
      {frame(8, "\x13\x88"), "a close code that may not be sent"},
      {frame(8, "\x03\xe8\xff"), "the reason of a close is not UTF-8"},
  };
  for (const auto& [bytes, words] : table) {
    CAPTURE(words);
    CHECK(read_of(frame(1, "before") + bytes) == lines{"text before", words});
  }
}

TEST_CASE("a_message_of_exactly_the_most_passes") {
  const std::string most(most_bytes, 'm');
  CHECK(read_of(frame(1, most)) == lines{"text " + most});
  CHECK(read_of(frame(1, most.substr(400), false) + frame(0, most.substr(0, 400))) == lines{"text " + most});
}

TEST_CASE("what_has_come_of_a_message_is_known_until_its_end") {
  frame_reader reader(most_bytes);
  const auto take = [&](const std::string& bytes) {
    reader.take(bytes);
    while (reader.next()) {
    }
    reader.keep();
  };
  CHECK(reader.part() == 0);
  take(frame(9, "ping").substr(0, 3));
  CHECK(reader.part() == 0);
  take("ing");
  take(frame(1, "abc", false));
  CHECK(reader.part() == 3);
  take(frame(10, "pong").substr(0, 1));
  CHECK(reader.part() == 3);
  take(frame(10, "pong").substr(1));
  take(frame(0, "defg").substr(0, 4));
  CHECK(reader.part() == 3 + 4);
  take("fg");
  CHECK(reader.part() == 0);
}

TEST_CASE("a_message_is_given_as_it_stands_in_the_bytes") {
  frame_reader reader(most_bytes);
  const std::string bytes = frame(1, "in place") + frame(1, "too");
  reader.take(bytes);
  CHECK(reader.next()->body.data() == bytes.data() + 2);
  CHECK(reader.next()->body.data() == bytes.data() + 2 + 8 + 2);
}
