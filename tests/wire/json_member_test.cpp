// SPDX-License-Identifier: Apache-2.0
#include "wire/json_member.hpp"

#include <doctest/doctest.h>

namespace {

namespace json_of = livechat::customer::wire::json;

}  // namespace

TEST_CASE("a member is found by its name") {
  const std::string_view object = R"({"a":{"b":1}, "b" : [ 2 ] ,"n\u0061me":"x"})";
  REQUIRE(json_of::member_of(object, "b").has_value());
  CHECK(json_of::member_of(object, "b")->text() == "[ 2 ]");
  CHECK(json_of::member_of(object, "a")->text() == R"({"b":1})");
  CHECK(json_of::text_member(object, "name") == "x");
  CHECK_FALSE(json_of::member_of(object, "c").has_value());
  CHECK_FALSE(json_of::member_of(object, "").has_value());
}

TEST_CASE("of equal members the last counts") {
  CHECK(json_of::text_member(R"({"a":"1","a":"2"})", "a") == "2");
  CHECK(json_of::text_member(R"({"a":"1","a":2})", "a").empty());
}

TEST_CASE("what is no object has no members") {
  for (const char* text : {"", "[]", R"(["a"])", "\"a\"", "7", "null", "true"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(json_of::member_of(text, "a").has_value());
    CHECK(json_of::text_member(text, "a").empty());
    CHECK_FALSE(json_of::number_member(text, "a").has_value());
  }
}

TEST_CASE("a text member is text and nothing else") {
  CHECK(json_of::text_member(R"({"a":"\u0041\n"})", "a") == "A\n");
  for (const char* object : {R"({"a":7})", R"({"a":null})", R"({"a":["x"]})", R"({"a":{"a":"x"}})", "{}"}) {
    CAPTURE(std::string(object));
    CHECK(json_of::text_member(object, "a").empty());
  }
}

TEST_CASE("a number member is a whole number that fits and nothing else") {
  CHECK(json_of::number_member(R"({"a":60})", "a") == 60);
  CHECK(json_of::number_member(R"({"a":-1})", "a") == -1);
  CHECK(json_of::number_member(R"({"a":9223372036854775807})", "a") == INT64_MAX);
  for (const char* object :
       {R"({"a":1.5})", R"({"a":1e3})", R"({"a":9223372036854775808})", R"({"a":"60"})", R"({"a":null})", "{}"}) {
    CAPTURE(std::string(object));
    CHECK_FALSE(json_of::number_member(object, "a").has_value());
  }
}
