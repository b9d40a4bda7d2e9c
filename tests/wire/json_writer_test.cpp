// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "machine/random.hpp"
#include "wire/json.hpp"

namespace {

using namespace livechat::customer::wire;

std::string quoted(std::string_view text) {
  std::string out;
  json::writer(out).string(text);
  return out;
}

}  // namespace

TEST_CASE("commas and colons stand where they belong") {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  writer.key("a");
  writer.integer(-1);
  writer.key("b");
  writer.begin_array();
  writer.string("x");
  writer.begin_object();
  writer.end_object();
  writer.begin_array();
  writer.end_array();
  writer.boolean(true);
  writer.raw(R"({"raw":1e400})");
  writer.end_array();
  writer.key("c");
  writer.begin_object();
  writer.key("d");
  writer.boolean(false);
  writer.end_object();
  writer.key("e");
  writer.raw("null");
  writer.end_object();
  CHECK(out == R"({"a":-1,"b":["x",{},[],true,{"raw":1e400}],"c":{"d":false},"e":null})");
}

TEST_CASE("what must be escaped is, and only that") {
  CHECK(quoted("") == R"("")");
  CHECK(quoted("a\"b\\c") == R"("a\"b\\c")");
  CHECK(quoted("a/b") == R"("a/b")");
  CHECK(quoted("\n\r\t") == R"("\n\u000d\u0009")");
  CHECK(quoted(std::string_view("\0\x1f\x7f", 3)) == "\"\\u0000\\u001f\x7f\"");
  CHECK(quoted("\xC3\xA9\xF0\x9F\x98\x80") == "\"\xC3\xA9\xF0\x9F\x98\x80\"");
}

TEST_CASE("every character survives writing and reading") {
  for (int c = 0; c < 128; ++c) {
    const std::string text{'a', static_cast<char>(c), 'b'};
    CAPTURE(c);
    const auto json = quoted(text);
    REQUIRE_FALSE(json::check(json).has_value());
    CHECK(json::value(json).string() == text);
  }
}

TEST_CASE("random text survives writing and reading, as value and as key") {
  static constexpr const char* pieces[] = {"a",     "\"", "\\", "\n", "\x01", "\xC3\xA9", "\xF0\x9F\x98\x80",
                                           "u0041", "{",  "]",  ",",  ":"};
  livechat::machine::random random(1);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto left = random.below(20); left != 0; --left) text += pieces[random.below(std::size(pieces))];
    std::string out;
    json::writer writer(out);
    writer.begin_object();
    writer.key(text);
    writer.string(text);
    writer.end_object();
    CAPTURE(out);
    REQUIRE_FALSE(json::check(out).has_value());
    auto items = json::value(out).items();
    const auto* item = items.next();
    REQUIRE(item != nullptr);
    CHECK(item->key == text);
    CHECK(item->value.string() == text);
    CHECK(items.next() == nullptr);
  }
}

TEST_CASE("numbers survive writing and reading") {
  for (const auto number : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                            std::numeric_limits<std::int64_t>::max()}) {
    std::string out;
    json::writer(out).integer(number);
    CHECK(json::value(out).integer() == number);
  }
  for (const double number :
       {0.0, -0.5, 0.1, 1e300, std::numeric_limits<double>::max(), std::numeric_limits<double>::denorm_min()}) {
    std::string out;
    json::writer(out).real(number);
    CAPTURE(out);
    CHECK_FALSE(json::check(out).has_value());
    CHECK(json::value(out).real() == number);
  }
}

TEST_CASE("a number that JSON does not know is written as null") {
  for (const double number : {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::quiet_NaN()}) {
    std::string out;
    json::writer(out).real(number);
    CHECK(out == "null");
  }
}
