// SPDX-License-Identifier: Apache-2.0
#include "core/pacing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::duration;
using livechat::machine::instant;
using machine_random = livechat::machine::random;

constexpr instant paced_from{1'000'000'000'000};

}  // namespace

TEST_CASE("what was not refused may go") {
  const pacing pace;
  CHECK(pace.may_go("send_event", paced_from));
  CHECK(pace.window() == limits::window);
  CHECK_FALSE(pace.next(paced_from).has_value());
}

TEST_CASE("an action that met too many requests waits and the others go on") {
  pacing pace;
  machine_random random(1);
  pace.too_many(paced_from, "send_event", random);
  CHECK_FALSE(pace.may_go("send_event", paced_from));
  CHECK(pace.may_go("get_chat", paced_from));
  const auto until = pace.next(paced_from);
  REQUIRE(until.has_value());
  CHECK_FALSE(pace.may_go("send_event", *until - 1ns));
  CHECK(pace.may_go("send_event", *until));
  CHECK_FALSE(pace.next(*until).has_value());
}

TEST_CASE("waits double with each refusal up to their most and are jittered from half of it") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    machine_random random(seed);
    pacing pace;
    instant now = paced_from;
    duration most = limits::pacing_first;
    for (int i = 0; i < 20; ++i) {
      pace.too_many(now, "send_event", random);
      const auto wait = *pace.next(now) - now;
      CHECK(wait >= most / 2);
      CHECK(wait <= most);
      now = now + wait;
      most = std::min<duration>(most * 2, limits::pacing_most);
    }
  }
}

TEST_CASE("nine refusals of one burst are one wait") {
  machine_random random(1);
  pacing pace;
  for (int i = 0; i < 9; ++i) pace.too_many(paced_from, "send_event", random);
  for (int i = 0; i < 9; ++i) pace.unavailable(paced_from, random);
  CHECK(pace.may_go("send_event", paced_from + limits::slow_first));
}

TEST_CASE("a success makes the waits of its action small again") {
  machine_random random(1);
  pacing pace;
  instant now = paced_from;
  for (int i = 0; i < 6; ++i) {
    pace.too_many(now, "send_event", random);
    now = *pace.next(now);
  }
  pace.succeeded("send_event");
  pace.too_many(now, "send_event", random);
  CHECK(*pace.next(now) - now <= limits::pacing_first);
}

TEST_CASE("a service that is unavailable makes all wait") {
  machine_random random(1);
  pacing pace;
  pace.unavailable(paced_from, random);
  CHECK_FALSE(pace.may_go("send_event", paced_from));
  CHECK_FALSE(pace.may_go("get_chat", paced_from));
  CHECK(pace.may_go("get_chat", paced_from + limits::slow_first));
}

TEST_CASE("beyond the bound of names all wait") {
  machine_random random(1);
  pacing pace;
  for (std::size_t i = 0; i < limits::paced_actions; ++i) {
    pace.too_many(paced_from, "action_" + std::to_string(i), random);
  }
  CHECK(pace.may_go("another", paced_from));
  pace.too_many(paced_from, "another", random);
  CHECK_FALSE(pace.may_go("yet_another", paced_from));
}

TEST_CASE("the window is halved by each refusal and grows by one with eight successes") {
  pacing pace;
  machine_random random(1);
  pace.too_many_pending(paced_from, "a", random);
  CHECK(pace.window() == limits::window / 2);
  CHECK_FALSE(pace.may_go("a", paced_from));
  CHECK(pace.may_go("b", paced_from));
  pace.too_many_pending(paced_from, "a", random);
  CHECK(pace.window() == limits::window_least);
  pace.too_many_pending(paced_from, "a", random);
  CHECK(pace.window() == limits::window_least);
  for (std::size_t wanted = limits::window_least + 1; wanted <= limits::window; ++wanted) {
    for (std::size_t i = 1; i < limits::successes_widen_window; ++i) pace.succeeded("a");
    CHECK(pace.window() == wanted - 1);
    pace.succeeded("a");
    CHECK(pace.window() == wanted);
  }
  for (int i = 0; i < 100; ++i) pace.succeeded("a");
  CHECK(pace.window() == limits::window);
}

TEST_CASE("a new connection begins with a full window and waits go on") {
  machine_random random(1);
  pacing pace;
  pace.too_many_pending(paced_from, "send_event", random);
  pace.link_ended();
  CHECK(pace.window() == limits::window);
  CHECK_FALSE(pace.may_go("send_event", paced_from));
}
