// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>
#include <livechat/customer/timestamp.hpp>
#include <string>

namespace {

using livechat::customer::timestamp;
using namespace std::chrono_literals;
namespace chrono = std::chrono;

constexpr auto at(chrono::year_month_day date, chrono::microseconds time) {
  return timestamp::time_point(chrono::sys_days(date)) + time;
}

}  // namespace

TEST_CASE("times of RFC 3339 are read") {
  using namespace std::chrono;
  struct row {
    std::string_view text;
    timestamp::time_point time;
  };
  for (const auto& [text, time] : {
           row{"2017-10-12T15:19:21.010200Z", at(2017y / 10 / 12, 15h + 19min + 21s + 10200us)},
           row{"2017-10-12T15:19:21Z", at(2017y / 10 / 12, 15h + 19min + 21s)},
           row{"2017-10-12t15:19:21.5z", at(2017y / 10 / 12, 15h + 19min + 21s + 500ms)},
           row{"2020-02-29T00:00:00.000000Z", at(2020y / 2 / 29, 0us)},
           row{"2000-02-29T23:59:59.999999Z", at(2000y / 2 / 29, 24h - 1us)},
           row{"2017-10-12T15:19:21+02:00", at(2017y / 10 / 12, 13h + 19min + 21s)},
           row{"2017-10-12T00:10:00+00:30", at(2017y / 10 / 11, 23h + 40min)},
           row{"2017-12-31T23:30:00-01:00", at(2018y / 1 / 1, 30min)},
           row{"2017-10-12T15:19:21-00:00", at(2017y / 10 / 12, 15h + 19min + 21s)},
           row{"1970-01-01T00:00:00Z", timestamp::time_point()},
           row{"1969-12-31T23:59:59.999999Z", timestamp::time_point() - 1us},
           row{"0001-01-01T00:00:00Z", at(1y / 1 / 1, 0us)},
           row{"9999-12-31T23:59:59.999999Z", at(9999y / 12 / 31, 24h - 1us)},
           row{"2016-12-31T23:59:60Z", at(2017y / 1 / 1, 0us)},
           row{"2017-10-12T15:19:21.1Z", at(2017y / 10 / 12, 15h + 19min + 21s + 100ms)},
           row{"2017-10-12T15:19:21.123456789Z", at(2017y / 10 / 12, 15h + 19min + 21s + 123456us)},
           row{"2017-10-12T15:19:21.9999999999999999999999999Z", at(2017y / 10 / 12, 15h + 19min + 21s + 999999us)},
       }) {
    const std::string shown(text);
    CAPTURE(shown);
    const auto read = timestamp(std::string(text)).time();
    REQUIRE(read.has_value());
    CHECK(*read == time);
  }
}

TEST_CASE("rubbish is no time, and the text is kept") {
  for (std::string_view text : {
           "",
           "now",
           "Z",
           "2017-10-12",
           "2017-10-12T15:19:21",
           "2017-10-12T15:19Z",
           "2017-10-12 15:19:21Z",
           "2017-10-12T15:19:21.Z",
           "2017-10-12T15:19:21.",
           "2017-10-12T15:19:21,5Z",
           "2017-10-12T15:19:21.5",
           "2017-10-12T15:19:21.5ZZ",
           "2017-10-12T15:19:21Z ",
           " 2017-10-12T15:19:21Z",
           "2017-10-12T15:19:21+0200",
           "2017-10-12T15:19:21+02",
           "2017-10-12T15:19:21+2:00",
           "2017-10-12T15:19:21+24:00",
           "2017-10-12T15:19:21+02:60",
           "2017-10-12T15:19:21+-2:00",
           "2017-10-12T15:19:21+",
           "2017-10-12T24:00:00Z",
           "2017-10-12T23:60:00Z",
           "2017-10-12T23:59:61Z",
           "2017-02-29T00:00:00Z",
           "1900-02-29T00:00:00Z",
           "2017-04-31T00:00:00Z",
           "2017-13-01T00:00:00Z",
           "2017-00-01T00:00:00Z",
           "2017-01-00T00:00:00Z",
           "2017-10-32T00:00:00Z",
           "-017-10-12T15:19:21Z",
           "+017-10-12T15:19:21Z",
           "2017-1a-12T15:19:21Z",
           "2017-10-12T15:19:2xZ",
           "2017-10-12T-1:19:21Z",
           "2017/10/12T15:19:21Z",
           "12017-10-12T15:19:21Z",
           "1507821561",
           "\xF0\x9F\x98\x80 a text of many more bytes than a time",
       }) {
    CAPTURE(text);
    CHECK_FALSE(timestamp(std::string(text)).time().has_value());
    CHECK(timestamp(std::string(text)).text() == text);
  }
}

TEST_CASE("a time is written as the service writes it") {
  using namespace std::chrono;
  CHECK(timestamp(at(2017y / 10 / 12, 15h + 19min + 21s + 10200us)).text() == "2017-10-12T15:19:21.010200Z");
  CHECK(timestamp(timestamp::time_point()).text() == "1970-01-01T00:00:00.000000Z");
  CHECK(timestamp(timestamp::time_point() - 1us).text() == "1969-12-31T23:59:59.999999Z");
  CHECK(timestamp(at(2020y / 2 / 29, 24h - 1us)).text() == "2020-02-29T23:59:59.999999Z");
}

TEST_CASE("a time that is written is read back") {
  const auto day = at(std::chrono::year(2000) / 2 / 28, 0us);
  for (int i = 0; i < 2000; ++i) {
    const auto time = day + i * (std::chrono::hours(37) + 11min + 7s + 123457us);
    CHECK(timestamp(time).time() == time);
  }
}

TEST_CASE("a time is empty until it is set") {
  CHECK(timestamp().empty());
  CHECK_FALSE(timestamp(std::string("x")).empty());
}
