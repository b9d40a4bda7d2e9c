// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/state.hpp>
#include <sstream>
#include <string>

namespace {

using namespace livechat::customer;
using namespace std::chrono_literals;

std::string line_of(const state_change& change) {
  std::ostringstream out;
  out << change;
  return out.str();
}

}  // namespace

TEST_CASE("states have names") {
  CHECK(to_string(link_state::idle) == "idle");
  CHECK(to_string(link_state::connecting) == "connecting");
  CHECK(to_string(link_state::logging_in) == "logging in");
  CHECK(to_string(link_state::live) == "live");
  CHECK(to_string(link_state::waiting) == "waiting");
  CHECK(to_string(link_state::paused) == "paused");
  CHECK(to_string(link_state::stopped) == "stopped");
  CHECK(to_string(static_cast<link_state>(99)) == "?");
}

TEST_CASE("a change of state is one line") {
  state_change change;
  change.from = link_state::live;
  change.to = link_state::waiting;
  change.reason = "connection_evicted (push)";
  change.attempt = 2;
  change.next_try_in = 1'749ms;
  CHECK(line_of(change) == "live -> waiting: connection_evicted (push), attempt 2, next try in 1.7 s");
  change.to = link_state::paused;
  CHECK(line_of(change) == "live -> paused: connection_evicted (push), attempt 2, next try in 1.7 s");
  change.next_try_in = 0ms;
  CHECK(line_of(change) == "live -> paused: connection_evicted (push), attempt 2");
  CHECK(line_of(state_change()) == "idle -> idle");
}

TEST_CASE("a wait of any length is printed") {
  state_change change;
  change.to = link_state::waiting;
  change.next_try_in = std::chrono::milliseconds::max();
  CHECK(line_of(change).rfind("idle -> waiting, next try in ", 0) == 0);
  change.next_try_in = 0ms;
  CHECK(line_of(change) == "idle -> waiting, next try in 0.0 s");
}
