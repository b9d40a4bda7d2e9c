// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "support/day.hpp"

using livechat::simulation::day_settings;
using livechat::simulation::run_day;

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("a_day_with_200_link_cuts_breaks_no_promise") {
  const auto day = run_day({});
  CHECK(joined(day.broken) == "");
  // A cut needs a link to cut, and one that is being opened has no login yet.
  CHECK(day.counted.cuts >= 180);
  CHECK(day.counted.logins >= 150);
  CHECK(day.counted.logins <= day.counted.cuts + 1);
  CHECK(day.succeeded > 400);
}

TEST_CASE("a_day_without_cuts_pings_as_often_as_arithmetic_says") {
  day_settings calm;
  calm.cuts = 0;
  calm.messages = 0;
  const auto day = run_day(calm);
  CHECK(joined(day.broken) == "");
  CHECK(day.counted.logins == 1);
  // 24 h / 15 s = 5760; the first comes at a random phase.
  CHECK(day.counted.pings >= 5758);
  CHECK(day.counted.pings <= 5761);
}

TEST_CASE("the_same_seed_gives_the_same_trace") {
  day_settings short_day;
  short_day.length = std::chrono::hours(2);
  short_day.keeps_trace = true;
  short_day.seed = 42;
  const auto first = run_day(short_day);
  const auto second = run_day(short_day);
  CHECK(first.trace == second.trace);
  CHECK(first.hash == second.hash);
}

TEST_CASE("another_seed_gives_another_trace") {
  day_settings one;
  one.length = std::chrono::hours(2);
  day_settings other = one;
  other.seed = one.seed + 1;
  CHECK(run_day(one).hash != run_day(other).hash);
}

TEST_CASE("fifty_seeds_of_two_rough_hours_break_no_promise") {
  for (std::uint64_t seed = 1000; seed < 1050; ++seed) {
    day_settings rough;
    rough.seed = seed;
    rough.length = std::chrono::hours(2);
    rough.cuts = 120;
    rough.messages = 300;
    const auto day = run_day(rough);
    INFO("seed " << seed);
    CHECK(joined(day.broken) == "");
  }
}

TEST_CASE("the_token_is_in_no_trace") {
  day_settings short_day;
  short_day.length = std::chrono::hours(1);
  short_day.keeps_trace = true;
  const auto day = run_day(short_day);
  REQUIRE(!day.trace.empty());
  CHECK(day.trace.find("emu:") == std::string::npos);
}
