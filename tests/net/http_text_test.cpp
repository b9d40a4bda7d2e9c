// SPDX-License-Identifier: Apache-2.0
#include "net/http_text.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <optional>
#include <string>

using namespace livechat::customer::net;
using std::chrono::seconds;

namespace {

constexpr const char* noon = "Date: Sun, 06 Nov 1994 12:00:00 GMT\r\n";

std::optional<seconds> asked(const std::string& lines) { return retry_after_of("HTTP/1.1 503 x\r\n" + lines + "\r\n"); }

std::optional<seconds> asked_until(const std::string& date, const std::string& now = noon) {
  return asked(now + "Retry-After: " + date + "\r\n");
}

}  // namespace

TEST_CASE("a_status_is_three_digits_of_a_status_line_of_http_1") {
  CHECK(status_of("HTTP/1.1 101 Switching Protocols\r\n") == 101);
  CHECK(status_of("HTTP/1.0 200 OK") == 200);
  CHECK(status_of("HTTP/1.1 407\r\n") == 407);
  CHECK(status_of("HTTP/1.1 407") == 407);
  for (const char* head : {"", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 20", "HTTP/1.1 2x0 OK", "HTTP/1.1 -20 OK",
                           "HTTP/1.1  200", "HTTP/1.1 2000 OK", "HTTP/1.1 200OK", "HTTP/1.x 200 OK", "HTTP/1.10 200 OK",
                           "HTTP/2 200 OK", "http/1.1 200 OK", " HTTP/1.1 200", "\r\nHTTP/1.1 200", "ICY 200 OK"}) {
    CAPTURE(std::string(head));
    CHECK(status_of(head) == 0);
  }
}

TEST_CASE("a_field_is_found_however_its_name_is_spelled_and_only_as_a_name") {
  std::string const head =
      "HTTP/1.1 200 Retry-After: 1\r\nX: retry-after: 2\r\nRETRY-after:\t 3 \t\r\nRetry-After : 4\r\nEmpty:\r\n\r\n";
  CHECK(count_of(head, "retry-after") == 2);
  CHECK(value_of(head, "retry-after") == "3");
  CHECK(value_of(head, "empty").empty());
  CHECK(count_of(head, "empty") == 1);
  CHECK(count_of(head, "x") == 1);
  CHECK(count_of(head, "after") == 0);
  CHECK(value_of("no colon", "no colon").empty());
  CHECK(value_of("cut: off", "cut") == "off");
}

TEST_CASE("a_wait_is_asked_for_in_seconds_or_until_a_date") {
  CHECK(asked("Retry-After: 0\r\n") == seconds(0));
  CHECK(asked("retry-after:120\r\n") == seconds(120));
  CHECK(asked_until("Sun, 06 Nov 1994 12:01:00 GMT") == seconds(60));
  CHECK(asked_until("Mon, 07 Nov 1994 00:00:00 GMT") == std::chrono::hours(12));
}

TEST_CASE("a_wait_that_makes_no_sense_is_none") {
  for (const char* value : {"", "-1", "+1", "1.5", "1 s", "soon", "0x10", "99999999999999999999"}) {
    CAPTURE(std::string(value));
    CHECK_FALSE(asked("Retry-After: " + std::string(value) + "\r\n"));
  }
  CHECK_FALSE(asked(""));
  CHECK_FALSE(asked_until("Sun, 06 Nov 1994 12:00:00 GMT"));      // now
  CHECK_FALSE(asked_until("Sun, 06 Nov 1994 11:00:00 GMT"));      // before
  CHECK_FALSE(asked_until("Sun, 06 Nov 1994 13:00:00 GMT", ""));  // relative to what?
  CHECK_FALSE(asked_until("Sunday, 06-Nov-94 13:00:00 GMT"));     // forms that senders must not use
  CHECK_FALSE(asked_until("Sun Nov  6 13:00:00 1994"));
  for (const char* value :
       {"Sun, 31 Feb 1995 12:00:00 GMT", "Sun, 00 Nov 1995 12:00:00 GMT", "Sun, 06 Foo 1995 12:00:00 GMT",
        "Sun, 06 Nov 1995 25:00:00 GMT", "Sun, 06 Nov 1995 12:60:00 GMT", "Sun, 06 Nov 1995 12:00:61 GMT",
        "Sun, 06 Nov 1995 12-00-00 GMT", "Sun, xx Nov 1995 12:00:00 GMT", "Sun, 06 Nov 1995 12:00:00 CET"}) {
    CAPTURE(std::string(value));
    CHECK_FALSE(asked_until(value));
  }
}

TEST_CASE("a_wait_without_end_is_cut_to_what_a_clock_can_count") {
  auto const counts = [](std::optional<seconds> wait) {
    return wait && *wait >= std::chrono::hours(1) &&
           *wait <= std::chrono::duration_cast<seconds>(std::chrono::nanoseconds::max());
  };
  CHECK(counts(asked("Retry-After: 10000000000\r\n")));
  CHECK(counts(asked("Retry-After: 9223372036854775807\r\n")));
  CHECK(counts(asked_until("Fri, 31 Dec 9999 23:59:59 GMT")));
}

TEST_CASE("names_and_values_of_fields_cannot_end_a_line") {
  for (const char* name : {"X", "x-y_z", "a!#$%&'*+-.^_`|~9"}) CHECK(is_field_name(name));
  for (const char* name : {"", "a b", "a:", "a\r\n", "\t", "\xc3\xa9", "a(b)", "a/b", "a\"b"})
    CHECK_FALSE(is_field_name(name));
  CHECK_FALSE(is_field_name(std::string_view("a\0", 2)));
  for (const char* value : {"", "x", "a b\tc", "!~"}) CHECK(is_field_value(value));
  for (const char* value : {" x", "x ", "\tx", "a\r", "a\n", "a\r\nB: c", "\x7f", "\xc3\xa9", "\x01"})
    CHECK_FALSE(is_field_value(value));
  CHECK_FALSE(is_field_value(std::string_view("a\0", 2)));
}

TEST_CASE("names_have_no_case_and_nothing_else_in_common") {
  CHECK(is_same_name("Host", "hOST"));
  CHECK_FALSE(is_same_name("host", "hos"));
  CHECK_FALSE(is_same_name("a@", "a`"));
  CHECK_FALSE(is_same_name("[", "{"));
}
