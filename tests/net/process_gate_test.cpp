// SPDX-License-Identifier: Apache-2.0
#include "net/process_gate.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace livechat::customer::net {

namespace {

constexpr std::size_t plenty = 1000;

void settle(loop& on) {
  while (on.poll() > 0) {
  }
}

/// Somebody who wants to begin, on a loop.
struct candidate {
  candidate(process_gate& through, loop& on) : gate(through), home(on) {
    pass = gate.enter(
        on, [this] { is_in = true; }, [this](machine::instant when) { look_at = when; });
  }
  ~candidate() { leave(); }
  candidate(const candidate&) = delete;
  candidate& operator=(const candidate&) = delete;

  void leave() {
    if (auto const mine = std::exchange(pass, std::nullopt)) gate.leave(*mine, home.now());
  }

  process_gate& gate;
  loop& home;
  std::optional<core::gate_pass> pass;
  std::optional<machine::instant> look_at;
  bool is_in = false;
};

}  // namespace

TEST_CASE("a_free_gate_lets_in_later_and_on_the_loop_of_who_entered") {
  process_gate gate;
  gate.set_limits(plenty, plenty);
  loop here;
  loop there;
  candidate one(gate, here);
  candidate two(gate, there);
  CHECK_FALSE(one.is_in);
  settle(here);
  CHECK(one.is_in);
  CHECK_FALSE(two.is_in);
  settle(there);
  CHECK(two.is_in);
  CHECK_FALSE(one.look_at);
}

TEST_CASE("those_who_have_not_logged_in_are_counted_over_all_loops_and_the_next_gets_in_when_one_leaves") {
  process_gate gate;
  gate.set_limits(plenty, 2);
  loop here;
  loop there;
  candidate one(gate, here);
  candidate two(gate, there);
  candidate three(gate, here);
  candidate four(gate, there);
  settle(here);
  settle(there);
  CHECK(one.is_in);
  CHECK(two.is_in);
  CHECK_FALSE(three.is_in);
  CHECK_FALSE(four.is_in);
  CHECK_FALSE(three.look_at);  // there is nothing to wait for but others

  two.leave();
  settle(here);
  settle(there);
  CHECK(three.is_in);
  CHECK_FALSE(four.is_in);
  one.leave();
  settle(there);
  CHECK(four.is_in);
}

TEST_CASE("beginnings_per_second_are_counted_over_all_loops_and_the_first_in_the_queue_is_told_when_to_look") {
  process_gate gate;
  gate.set_limits(2, plenty);
  loop here;
  loop there;
  auto const begun = here.now();
  candidate one(gate, here);
  candidate two(gate, there);
  candidate three(gate, there);
  candidate four(gate, here);
  settle(here);
  settle(there);
  CHECK(one.is_in);
  CHECK(two.is_in);
  CHECK_FALSE(three.is_in);
  REQUIRE(three.look_at);
  CHECK_FALSE(four.look_at);
  CHECK(*three.look_at >= begun + std::chrono::milliseconds(900));
  CHECK(*three.look_at <= there.now() + std::chrono::seconds(1));

  SUBCASE("leaving frees no beginning") {
    one.leave();
    two.leave();
    settle(there);
    CHECK_FALSE(three.is_in);
  }
  SUBCASE("a look before its time changes nothing and is told again") {
    auto const when = *std::exchange(three.look_at, std::nullopt);
    gate.look(when - std::chrono::milliseconds(1));
    settle(there);
    CHECK_FALSE(three.is_in);
    CHECK(three.look_at == when);
  }
  SUBCASE("a look at its time lets in") {
    gate.look(*three.look_at);
    settle(there);
    CHECK(three.is_in);
  }
  SUBCASE("the second takes over the looking when the first is gone") {
    three.leave();
    settle(here);
    REQUIRE(four.look_at);
    gate.look(*four.look_at);
    settle(here);
    settle(there);
    CHECK(four.is_in);
    CHECK_FALSE(three.is_in);
  }
}

TEST_CASE("who_is_gone_before_the_loop_comes_to_it_is_not_called_and_keeps_no_place") {
  process_gate gate;
  gate.set_limits(plenty, 1);
  loop here;
  loop there;
  auto inside = std::make_unique<candidate>(gate, here);
  auto waiting = std::make_unique<candidate>(gate, there);
  candidate last(gate, here);
  SUBCASE("let in, and gone before it heard of it") {
    inside.reset();
    waiting.reset();
  }
  SUBCASE("gone while it waited") {
    waiting.reset();
    settle(here);
    CHECK(inside->is_in);
    inside.reset();
  }
  settle(there);
  settle(here);
  CHECK(last.is_in);
}

TEST_CASE("a_loop_may_go_when_those_who_waited_on_it_have_left") {
  process_gate gate;
  gate.set_limits(1, 1);
  loop here;
  auto there = std::make_unique<loop>();
  candidate first(gate, here);
  {
    candidate waiting(gate, *there);
    first.leave();  // the other is told when to look
  }
  there.reset();
  settle(here);
  gate.look(here.now() + std::chrono::seconds(2));
  candidate next(gate, here);
  settle(here);
  CHECK((next.is_in || next.look_at));
}

TEST_CASE("the_gate_holds_when_loops_run_on_threads_of_their_own") {
  constexpr int each = 200;
  constexpr int most = 3;
  process_gate gate;
  gate.set_limits(100'000, most);
  std::atomic<int> inside = 0;
  std::atomic<int> highest = 0;
  std::atomic<int> broken = 0;

  struct crowd {
    loop home;
    std::vector<std::optional<core::gate_pass>> passes = std::vector<std::optional<core::gate_pass>>(each);
    int done = 0;
  };
  auto const run = [&](crowd& all) {
    for (std::size_t i = 0; i < each; ++i) {
      all.passes[i] = gate.enter(
          all.home,
          [&, i] {
            int const now = ++inside;
            if (now > most) ++broken;
            int seen = highest;
            while (seen < now && !highest.compare_exchange_weak(seen, now)) {
            }
            all.home.post([&, i] {
              --inside;
              gate.leave(*all.passes[i], all.home.now());
              if (++all.done == each) all.home.stop();
            });
          },
          [](machine::instant) {});
    }
    all.home.run();
  };
  crowd one;
  crowd two;
  std::thread first([&] { run(one); });
  std::thread second([&] { run(two); });
  first.join();
  second.join();
  CHECK(one.done == each);
  CHECK(two.done == each);
  CHECK(broken == 0);
  CHECK(highest >= 1);
}

}  // namespace livechat::customer::net
