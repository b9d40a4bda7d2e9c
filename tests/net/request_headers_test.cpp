// SPDX-License-Identifier: Apache-2.0
#include "net/request_headers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace livechat::customer::net;

TEST_CASE("headers_of_the_program_pass_as_they_are") {
  CHECK_FALSE(problem_of({}));
  CHECK_FALSE(
      problem_of({{"Origin", "https://shop.test"}, {"X-Trace", "a b\tc"}, {"Cookie", ""}, {"X-Trace", "twice"}}));
}

TEST_CASE("headers_that_the_upgrade_itself_uses_are_refused_however_they_are_spelled") {
  for (const char* name :
       {"Host", "CONNECTION", "upgrade", "Sec-WebSocket-Key", "sec-websocket-version", "Content-Length",
        "Transfer-Encoding", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "User-Agent"}) {
    CAPTURE(std::string(name));
    auto const problem = problem_of({{"X", "y"}, {name, "x"}});
    REQUIRE(problem);
    CHECK(problem->find(name) != std::string::npos);
  }
}

TEST_CASE("headers_that_could_end_a_line_are_refused_and_values_are_not_told") {
  for (const char* name : {"", "a b", "a:b", "a\r\nb", "\xc3\xa9"}) {
    CAPTURE(std::string(name));
    auto const problem = problem_of({{name, "s3cret"}});
    REQUIRE(problem);
    CHECK(problem->find("s3cret") == std::string::npos);
    CHECK(problem->find('\r') == std::string::npos);
  }
  for (const char* value :
       {"s3cret\r\nHost: evil", "s3cret\n", "s3cret\r", " s3cret", "s3cret ", "s3cret\x7f", "s3cret\xff"}) {
    auto const problem = problem_of({{"X-Key", value}});
    REQUIRE(problem);
    CHECK(problem->find("X-Key") != std::string::npos);
    CHECK(problem->find("s3cret") == std::string::npos);
  }
  CHECK(problem_of({{"X-Key", std::string("a\0b", 3)}}));
}

TEST_CASE("headers_have_bounds") {
  std::vector<header> many(most_headers, {"X", "y"});
  CHECK_FALSE(problem_of(many));
  many.push_back({"X", "y"});
  CHECK(problem_of(many));
  CHECK_FALSE(problem_of({{"X", std::string(most_header_bytes - 1, 'y')}}));
  CHECK(problem_of({{"X", std::string(most_header_bytes, 'y')}}));
}
