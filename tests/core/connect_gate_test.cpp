// SPDX-License-Identifier: Apache-2.0
#include "core/connect_gate.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;

constexpr instant gate_time{1'000'000'000'000};

/// Lets in whoever may; each of them logs in at once.
std::size_t let_pass(connect_gate& gate, instant now) {
  std::size_t passed = 0;
  for (; const auto pass = gate.take(now); ++passed) gate.leave(*pass);
  return passed;
}

}  // namespace

TEST_CASE("a gate that nobody is at lets nobody in") {
  connect_gate gate;
  CHECK_FALSE(gate.take(gate_time).has_value());
  CHECK_FALSE(gate.next().has_value());
  CHECK_FALSE(gate.first().has_value());
}

TEST_CASE("the gate is passed in the order of coming") {
  connect_gate gate;
  for (std::uint64_t i = 1; i <= 3; ++i) gate.enter(gate_pass(i));
  CHECK(gate.first() == gate_pass(1));
  CHECK(gate.next() <= gate_time);
  for (std::uint64_t i = 1; i <= 3; ++i) CHECK(gate.take(gate_time) == gate_pass(i));
  CHECK(gate.inside() == 3);
  CHECK(gate.waiting() == 0);
}

TEST_CASE("so many are inside at once and the next one waits until somebody leaves") {
  connect_gate gate(100, 2);
  for (std::uint64_t i = 1; i <= 3; ++i) gate.enter(gate_pass(i));
  CHECK(gate.take(gate_time).has_value());
  CHECK(gate.take(gate_time).has_value());
  CHECK_FALSE(gate.take(gate_time + limits::gate_place_held - 1ns).has_value());
  CHECK_FALSE(gate.next().has_value());
  gate.leave(gate_pass(1));
  CHECK(gate.take(gate_time + limits::gate_place_held - 1ns) == gate_pass(3));
}

TEST_CASE("a place is not held for ever by somebody who never leaves") {
  connect_gate gate(100, 1);
  gate.enter(gate_pass(1));
  gate.enter(gate_pass(2));
  CHECK(gate.take(gate_time) == gate_pass(1));
  CHECK(gate.take(gate_time + limits::gate_place_held) == gate_pass(2));
  CHECK(gate.inside() == 1);
}

TEST_CASE("so many pass per second whatever second one looks at") {
  connect_gate gate(3, 100);
  for (std::uint64_t i = 1; i <= 8; ++i) gate.enter(gate_pass(i));
  CHECK(gate.take(gate_time).has_value());
  CHECK(let_pass(gate, gate_time + 500ms) == 2);
  CHECK(gate.next() == gate_time + 1s);
  CHECK(let_pass(gate, gate_time + 1s - 1ns) == 0);
  CHECK(let_pass(gate, gate_time + 1s) == 1);
  CHECK(let_pass(gate, gate_time + 1500ms) == 2);
  CHECK(let_pass(gate, gate_time + 24h) == 2);
  CHECK(gate.waiting() == 0);
}

TEST_CASE("who leaves the queue does not hold the others up") {
  connect_gate gate;
  for (std::uint64_t i = 1; i <= 3; ++i) gate.enter(gate_pass(i));
  gate.leave(gate_pass(1));
  gate.leave(gate_pass(9));
  CHECK(gate.take(gate_time) == gate_pass(2));
  gate.leave(gate_pass(2));
  gate.leave(gate_pass(2));
  CHECK(gate.take(gate_time) == gate_pass(3));
  CHECK(gate.inside() == 1);
}

TEST_CASE("limits that are set later count from then on") {
  connect_gate gate(5, 100);
  for (std::uint64_t i = 1; i <= 10; ++i) gate.enter(gate_pass(i));
  CHECK(let_pass(gate, gate_time) == 5);
  gate.set_limits(2, 100);
  CHECK(gate.next() == gate_time + 1s);
  CHECK(let_pass(gate, gate_time + 1s) == 2);
  gate.set_limits(4, 100);
  CHECK(let_pass(gate, gate_time + 1s) == 2);
}
