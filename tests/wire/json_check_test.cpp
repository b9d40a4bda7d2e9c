// SPDX-License-Identifier: Apache-2.0
// Case -> verdict: what is JSON for us, and what is not.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "wire/json.hpp"

namespace {

using namespace livechat::customer::wire;
using namespace std::string_view_literals;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// `[[[...]]]`
std::string arrays(std::size_t depth) { return repeated("[", depth) + repeated("]", depth); }

/// `{"a":{"a":...1}}`
std::string objects(std::size_t depth) { return repeated(R"({"a":)", depth) + "1" + repeated("}", depth); }

struct row {
  const char* name;
  std::string text;
  bool good;
};

void check_rows(const std::vector<row>& rows) {
  for (const auto& [name, text, good] : rows) {
    const std::string shown = name;
    CAPTURE(shown);
    const auto wrong = json::check(text);
    CHECK_MESSAGE(wrong.has_value() != good, wrong.value_or("accepted"));
  }
}

}  // namespace

TEST_CASE("values of every kind are JSON") {
  check_rows({
      {"null", "null", true},
      {"true", "true", true},
      {"false", "false", true},
      {"zero", "0", true},
      {"minus zero", "-0", true},
      {"a string", R"("x")", true},
      {"an empty string", R"("")", true},
      {"an empty object", "{}", true},
      {"an empty array", "[]", true},
      {"white space around", " \t\r\n {} \t\r\n ", true},
      {"white space inside", "{ \"a\" : [ 1 , 2 ] }", true},
      {"a nested mixture", R"({"a":[{"b":null},[[]],"c"]})", true},
      {"two equal members: only an envelope minds", R"({"a":1,"a":2})", true},
  });
}

TEST_CASE("texts that are no JSON are refused") {
  check_rows({
      {"nothing", "", false},
      {"white space", "  \n", false},
      {"a second value", "{}{}", false},
      {"a letter behind", "{}x", false},
      {"a NUL byte behind", std::string("{}\0", 3), false},
      {"a NUL byte in front", std::string("\0{}", 3), false},
      {"a NUL byte in a string", std::string("\"a\0b\"", 5), false},
      {"a comma behind", "{},", false},
      {"a trailing comma in an object", R"({"a":1,})", false},
      {"a trailing comma in an array", "[1,]", false},
      {"a leading comma", "[,1]", false},
      {"no colon", R"({"a" 1})", false},
      {"no key", "{:1}", false},
      {"a bare key", "{a:1}", false},
      {"single quotes", "{'a':1}", false},
      {"a comment", "{/**/}", false},
      {"a line comment", "//x\n{}", false},
      {"an object that does not end", R"({"a":1)", false},
      {"an array that does not end", "[1", false},
      {"a string that does not end", R"("abc)", false},
      {"a string that ends in a backslash", R"("abc\)", false},
      {"the wrong bracket", "[1}", false},
      {"a closing bracket", "]", false},
      {"a newline in a string", "\"a\nb\"", false},
      {"a control character in a string", "\"a\x1f\"", false},
      {"an escape that is none", R"("\x41")", false},
      {"a short unicode escape", R"("\u12")", false},
      {"letters in a unicode escape", R"("\u12g4")", false},
      {"NaN", "NaN", false},
      {"Infinity", "Infinity", false},
      {"a plus sign", "+1", false},
      {"a leading zero", "01", false},
      {"a leading point", ".5", false},
      {"a trailing point", "1.", false},
      {"an exponent without digits", "1e", false},
      {"hexadecimal", "0x1", false},
      {"a capital letter", "True", false},
      {"half a word", "tru", false},
  });
}

TEST_CASE("a byte order mark is refused") {
  check_rows({
      {"UTF-8", "\xEF\xBB\xBF{}", false},
      {"UTF-16 LE", std::string("\xFF\xFE{\0}\0", 6), false},
      {"UTF-16 BE", std::string("\xFE\xFF\0{\0}", 6), false},
  });
}

TEST_CASE("strings are UTF-8 or refused") {
  const auto quoted = [](std::string_view inner) { return "\"" + std::string(inner) + "\""; };
  check_rows({
      {"two bytes", quoted("\xC3\xA9"), true},
      {"three bytes", quoted("\xE2\x82\xAC"), true},
      {"four bytes", quoted("\xF0\x9F\x98\x80"), true},
      {"the last code point", quoted("\xF4\x8F\xBF\xBF"), true},
      {"DEL", quoted("\x7F"), true},
      {"a continuation byte alone", quoted("\x80"), false},
      {"a lead byte alone", quoted("\xC3"), false},
      {"three bytes cut short", quoted("\xE2\x82"), false},
      {"four bytes cut short", quoted("\xF0\x9F\x98"), false},
      {"an overlong slash", quoted("\xC0\xAF"), false},
      {"an overlong NUL", quoted("\xC0\x80"), false},
      {"overlong in three bytes", quoted("\xE0\x80\xAF"), false},
      {"overlong in four bytes", quoted("\xF0\x80\x80\xAF"), false},
      {"a leading surrogate as bytes", quoted("\xED\xA0\x80"), false},
      {"a trailing surrogate as bytes", quoted("\xED\xB0\x80"), false},
      {"beyond the last code point", quoted("\xF4\x90\x80\x80"), false},
      {"five bytes", quoted("\xF8\x88\x80\x80\x80"), false},
      {"0xFF", quoted("\xFF"), false},
      {"Latin 1", quoted("caf\xE9"), false},
      {"in a key", "{\"\xC3\":1}", false},
  });
}

TEST_CASE("bad UTF-8 is found wherever it stands in a long string") {
  // Parsers look at many bytes at a time: every place within such a block counts.
  for (std::size_t at = 0; at < 70; ++at) {
    CAPTURE(at);
    std::string text(70, 'a');
    text[at] = '\xFF';
    CHECK(json::check("\"" + text + "\"").has_value());
    text[at] = '\x01';
    CHECK(json::check("\"" + text + "\"").has_value());
    text[at] = 'b';
    CHECK_FALSE(json::check("\"" + text + "\"").has_value());
  }
}

TEST_CASE("nesting of 64 is accepted and of 65 is refused") {
  check_rows({
      {"64 arrays", arrays(64), true},
      {"65 arrays", arrays(65), false},
      {"64 objects", objects(64), true},
      {"65 objects", objects(65), false},
      {"32 objects with 32 arrays", repeated(R"({"a":[)", 32) + repeated("]}", 32), true},
      {"64 deep, many times", "[" + repeated(arrays(63) + ",", 99) + "1]", true},
  });
}

TEST_CASE("a bomb of brackets is refused and forgotten") {
  CHECK(json::check(std::string(1'000'000, '[')).has_value());
  CHECK(json::check(repeated(R"({"a":)", 100'000)).has_value());
  // Depth is counted anew for each text.
  for (int i = 0; i < 200; ++i) CHECK(json::check("[[[[[[[[").has_value());
  CHECK_FALSE(json::check(arrays(64)).has_value());
}

TEST_CASE("numbers of any size are JSON") {
  check_rows({
      {"the largest of 64 bit", "9223372036854775807", true},
      {"one more", "9223372036854775808", true},
      {"the largest unsigned", "18446744073709551615", true},
      {"one more than that", "18446744073709551616", true},
      {"the smallest of 64 bit", "-9223372036854775808", true},
      {"one less", "-9223372036854775809", true},
      {"400 digits", std::string(400, '7'), true},
      {"400 digits behind the point", "0." + std::string(400, '7'), true},
      {"1e400", "1e400", true},
      {"-1E+400", "-1E+400", true},
      {"1e-400", "1e-400", true},
      // The one limit: an exponent that fits no int is refused by Boost.JSON. No sane sender has one.
      {"an exponent of 12 digits", "1e999999999999", false},
  });
}

TEST_CASE("huge strings are JSON") {
  CHECK_FALSE(json::check("\"" + std::string(std::size_t{9} * 1024 * 1024, 'x') + "\"").has_value());
  CHECK_FALSE(json::check("{\"" + std::string(std::size_t{1} * 1024 * 1024, 'k') + "\":1}").has_value());
  CHECK(json::check("\"" + std::string(std::size_t{9} * 1024 * 1024, 'x')).has_value());
}

TEST_CASE("lone surrogates in escapes are refused and pairs are not") {
  check_rows({
      {"a pair", R"("\ud83d\ude00")", true},
      {"a pair in capitals", R"("\uD83D\uDE00")", true},
      {"a leading one alone", R"("\ud83d")", false},
      {"a leading one before a letter", R"("\ud83dx")", false},
      {"a leading one before another escape", R"("\ud83d\n")", false},
      {"a leading one before no surrogate", R"("\ud83d\u0041")", false},
      {"two leading ones", R"("\ud83d\ud83d")", false},
      {"a trailing one alone", R"("\ude00")", false},
      {"the wrong way round", R"("\ude00\ud83d")", false},
      {"in a key", R"({"\ud83d":1})", false},
      {"an escaped backslash before the letters", R"("\\ud83d")", true},
      {"U+0000", R"("\u0000")", true},
  });
}

TEST_CASE("a verdict says where") {
  CHECK(json::check("{}x").value().find("byte 2") != std::string::npos);
  CHECK(json::check("[1,]").value().find("byte") != std::string::npos);
}

TEST_CASE("a refusal leaves nothing behind for the next text") {
  for (const std::string_view bad : {R"({"a)", "[1,", "\"\\u12", "1e", "tru", "{} {}", ""}) {
    CAPTURE(bad);
    CHECK(json::check(bad).has_value());
    CHECK_FALSE(json::check(R"({"a":[1,2,"\u0041",1e5,true]})").has_value());
  }
}

TEST_CASE("utf8 is told from what is none") {
  CHECK(json::is_utf8(""));
  CHECK(json::is_utf8("plain \"quoted\" \\ and \n\t\x01"));
  CHECK(json::is_utf8("\xF0\x9F\x98\x80"));
  CHECK(json::is_utf8("\0"sv));
  CHECK_FALSE(json::is_utf8("\xFF"));
  CHECK_FALSE(json::is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(json::is_utf8("\xC3"));
}
