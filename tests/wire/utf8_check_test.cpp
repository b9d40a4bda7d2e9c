// SPDX-License-Identifier: Apache-2.0
#include "wire/utf8_check.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace livechat::customer::wire;

namespace {

bool is_utf8(const std::string& text) {
  utf8_check check;
  return check.take(text) && check.is_whole();
}

}  // namespace

TEST_CASE("what_rfc_3629_allows_is_text") {
  const std::vector<std::string> good = {
      "",
      "plain",
      "exactly8",
      "more than eight bytes of it",
      "\xc2\x80",
      "\xdf\xbf",
      "\xe0\xa0\x80",
      "\xed\x9f\xbf",
      "\xee\x80\x80",
      "\xef\xbf\xbf",
      "\xf0\x90\x80\x80",
      "\xf4\x8f\xbf\xbf",
      "Za\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87 g\xc4\x99\xc5\x9bl\xc4\x85 ja\xc5\xba\xc5\x84 \xf0\x9f\x98\x80",
      std::string("a\0b", 3),
  };
  for (const auto& text : good) {
    CAPTURE(text);
    CHECK(is_utf8(text));
  }
}

TEST_CASE("what_rfc_3629_forbids_is_no_text") {
  const std::vector<std::string> bad = {
      "\x80",                      // a continuation of nothing
      "\xc0\x80",                  // overlong
      "\xc1\xbf",                  //
      "\xe0\x9f\xbf",              //
      "\xf0\x8f\xbf\xbf",          //
      "\xed\xa0\x80",              // surrogates
      "\xed\xbf\xbf",              //
      "\xf4\x90\x80\x80",          // above U+10FFFF
      "\xf5\x80\x80\x80",          //
      "\xff",                      //
      "\xc3",                      // ends inside a character
      "eight by\xe2\x82",          //
      "\xe2\x82x",                 // something else in its place
      "\xf0\x9f\x98\xc3",          //
      "longer than eight \xff x",  //
  };
  for (const auto& text : bad) {
    CAPTURE(text);
    CHECK_FALSE(is_utf8(text));
  }
}

TEST_CASE("parts_are_judged_as_the_whole_and_refused_with_the_byte_that_spoils_it") {
  const std::string text = "a\xc5\xbc\xe2\x82\xac\xf0\x9f\x98\x80z";
  utf8_check check;
  for (const char byte : text) CHECK(check.take(std::string(1, byte)));
  CHECK(check.is_whole());
  CHECK(check.take("\xe0"));
  CHECK_FALSE(check.is_whole());
  CHECK_FALSE(check.take("\x80"));
}
