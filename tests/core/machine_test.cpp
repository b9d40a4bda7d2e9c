// SPDX-License-Identifier: Apache-2.0
// What src/machine gives to every machine: the instant and seeded chance.
#include <doctest/doctest.h>

#include <chrono>
#include <vector>

#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace {

using livechat::machine::instant;
using seeded_random = livechat::machine::random;
using namespace std::chrono_literals;

}  // namespace

TEST_CASE("instants are compared and moved by durations") {
  constexpr instant at{1'000};
  static_assert(at + 1us == instant{2'000});
  static_assert(at - 1us == instant{0});
  static_assert(instant{5'000} - at == 4us);
  static_assert(at < at + 1ns);
}

TEST_CASE("one seed means one row of numbers, everywhere") {
  // From the published SplitMix64: a change of the generator changes every recorded trace.
  seeded_random seeded(1234567);
  CHECK(seeded.next() == 6457827717110365317U);
  CHECK(seeded.next() == 3203168211198807973U);
  CHECK(seeded.next() == 9817491932198370423U);
}

TEST_CASE("numbers below a bound are evenly spread") {
  seeded_random seeded(1);
  std::vector<int> count(10);
  for (int i = 0; i < 100'000; ++i) ++count.at(seeded.below(10));
  for (const int each : count) {
    CHECK(each > 9'500);
    CHECK(each < 10'500);
  }
  CHECK(seeded.below(1) == 0);
}

TEST_CASE("durations between two bounds include both") {
  seeded_random seeded(1);
  bool low = false;
  bool high = false;
  for (int i = 0; i < 1000; ++i) {
    const auto each = seeded.between(3ns, 6ns);
    REQUIRE(each >= 3ns);
    REQUIRE(each <= 6ns);
    low = low || each == 3ns;
    high = high || each == 6ns;
  }
  CHECK(low);
  CHECK(high);
  CHECK(seeded.between(5ns, 5ns) == 5ns);
  CHECK(seeded.between(5ns, 4ns) == 5ns);
}
