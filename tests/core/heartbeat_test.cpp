// SPDX-License-Identifier: Apache-2.0
#include "core/heartbeat.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <set>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;
using machine_random = livechat::machine::random;

constexpr instant opened_at{1'000'000'000};

}  // namespace

TEST_CASE("a heart that does not beat has no deadline") {
  heartbeat heart({15s, 10s});
  CHECK_FALSE(heart.next().has_value());
  CHECK_FALSE(heart.is_dead(opened_at + 24h));
  CHECK_FALSE(heart.take_ping(opened_at + 24h));
}

TEST_CASE("an open link is watched but not pinged before login") {
  heartbeat heart({15s, 10s});
  heart.link_opened(opened_at);
  CHECK(heart.next() == opened_at + limits::silence);
  CHECK_FALSE(heart.take_ping(opened_at + 20s));
  CHECK_FALSE(heart.is_dead(opened_at + limits::silence - 1ns));
  CHECK(heart.is_dead(opened_at + limits::silence));
}

TEST_CASE("every frame moves the silence") {
  heartbeat heart({15s, 10s});
  heart.link_opened(opened_at);
  heart.frame_came(opened_at + 24s);
  CHECK_FALSE(heart.is_dead(opened_at + 48s));
  CHECK(heart.is_dead(opened_at + 49s));
}

TEST_CASE("a frame before the link is open starts nothing") {
  heartbeat heart({15s, 10s});
  heart.frame_came(opened_at);
  CHECK_FALSE(heart.next().has_value());
}

TEST_CASE("the first ping comes at a random phase and the others at the interval") {
  std::set<std::int64_t> phases;
  std::int64_t sum = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    heartbeat heart({15s, 10s});
    machine_random random(seed);
    heart.link_opened(opened_at);
    heart.went_live(opened_at, random);
    const auto first = *heart.next();
    REQUIRE(first >= opened_at);
    REQUIRE(first <= opened_at + 15s);
    phases.insert(first.ns);
    sum += (first - opened_at).count();
    CHECK_FALSE(heart.take_ping(first - 1ns));
    CHECK(heart.take_ping(first));
    CHECK_FALSE(heart.take_ping(first));
    heart.frame_came(first);
    CHECK(heart.next() == first + 15s);
    CHECK(heart.take_ping(first + 15s));
  }
  CHECK(phases.size() > 990);
  const auto mean = livechat::machine::duration(sum / 1000);
  CHECK(mean > 7s);
  CHECK(mean < 8s);
}

TEST_CASE("a ping that is late is sent once and not made up for") {
  heartbeat heart({15s, 10s});
  machine_random random(1);
  heart.link_opened(opened_at);
  heart.went_live(opened_at, random);
  CHECK(heart.take_ping(opened_at + 10min));
  CHECK_FALSE(heart.take_ping(opened_at + 10min));
  heart.frame_came(opened_at + 10min);
  CHECK(heart.next() == opened_at + 10min + 15s);
}

TEST_CASE("a link that ended is neither watched nor pinged") {
  heartbeat heart({15s, 10s});
  machine_random random(1);
  heart.link_opened(opened_at);
  heart.went_live(opened_at, random);
  heart.link_ended();
  CHECK_FALSE(heart.next().has_value());
  CHECK_FALSE(heart.is_dead(opened_at + 24h));
  CHECK_FALSE(heart.take_ping(opened_at + 24h));
}

TEST_CASE("a new link is not pinged by the plan of the old one") {
  heartbeat heart({15s, 10s});
  machine_random random(1);
  heart.link_opened(opened_at);
  heart.went_live(opened_at, random);
  heart.link_opened(opened_at + 5s);
  CHECK_FALSE(heart.take_ping(opened_at + 24s));
}

TEST_CASE("a pong tells the round trip of the one ping that is under way") {
  heartbeat heart({15s, 10s});
  machine_random random(1);
  heart.link_opened(opened_at);
  heart.went_live(opened_at, random);
  CHECK_FALSE(heart.pong_came(opened_at).has_value());
  CHECK(heart.take_ping(opened_at + 15s));
  CHECK(heart.pong_came(opened_at + 15s + 80ms) == 80ms);
  CHECK_FALSE(heart.pong_came(opened_at + 15s + 90ms).has_value());
}

TEST_CASE("silence means nothing while nobody listens") {
  heartbeat heart({15s, 10s});
  heart.link_opened(opened_at);
  heart.stop_listening();
  CHECK_FALSE(heart.is_dead(opened_at + 24h));
  heart.listen_again(opened_at + 1h);
  CHECK_FALSE(heart.is_dead(opened_at + 1h + limits::silence - 1ns));
  CHECK(heart.is_dead(opened_at + 1h + limits::silence));
}

TEST_CASE("to listen again without a link watches nothing") {
  heartbeat heart({15s, 10s});
  heart.listen_again(opened_at);
  CHECK_FALSE(heart.next().has_value());
}

TEST_CASE("a doubt pings now and gives a link no more time than it had") {
  heartbeat heart({15s, 10s});
  heart.link_opened(opened_at);
  heart.doubt(opened_at, 5s);
  CHECK(heart.take_ping(opened_at));
  heart.doubt(opened_at + 4s, 5s);
  CHECK(heart.is_dead(opened_at + 5s));
  heart.frame_came(opened_at + 4s);
  CHECK_FALSE(heart.is_dead(opened_at + 4s + limits::silence - 1ns));
}

TEST_CASE("a heart that does not beat can be doubted and goes back to sleep with the first sign of life") {
  heartbeat heart({0s, 10s});
  heart.link_opened(opened_at);
  heart.doubt(opened_at, 5s);
  CHECK(heart.is_dead(opened_at + 5s));
  CHECK(heart.take_ping(opened_at));
  heart.frame_came(opened_at + 1s);
  CHECK_FALSE(heart.next().has_value());
}
