// SPDX-License-Identifier: Apache-2.0
// A link's pulse between the client's core and the emulator's: it lives as long as it should, and no longer.
#include <doctest/doctest.h>

#include <optional>

#include "support/simulation.hpp"

namespace {

using namespace livechat;
using namespace std::chrono_literals;
using simulation::simulation_settings;
using pulse_world = simulation::simulation;

void begin_life(pulse_world& in) { REQUIRE(in.run_until_ended(in.connect()) != nullptr); }

/// How long the client takes the link for a live one after `what` was done to it.
template <class Fault>
machine::duration time_to_notice(pulse_world& in, Fault what) {
  const auto began = in.now();
  std::optional<machine::instant> noticed;
  in.after_each_step([&](std::size_t) {
    if (!noticed && in.state() != customer::link_state::live) noticed = in.now();
  });
  what();
  in.run_until(began + 5min);
  return noticed ? *noticed - began : machine::duration(5min);
}

}  // namespace

TEST_CASE("an_idle_healthy_link_stays_up_for_a_week") {
  pulse_world in{simulation_settings()};
  begin_life(in);
  bool was_live = true;
  in.after_each_step([&](std::size_t) { was_live = was_live && in.state() == customer::link_state::live; });
  in.run_until(in.now() + 7 * 24h);
  CHECK(was_live);
  CHECK(in.counted().logins == 1);
  // 7 * 24 h / 15 s = 40320; the first comes at a random phase.
  CHECK(in.counted().pings >= 40'319);
  CHECK(in.counted().pings <= 40'321);
  for (const auto& broken : in.finish()) FAIL_CHECK(broken);
}

TEST_CASE("a_black_holed_link_is_noticed_within_26_seconds") {
  machine::duration longest{};
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    simulation_settings settings;
    settings.seed = seed;
    pulse_world in{settings};
    begin_life(in);
    // At any moment between two pings.
    in.run_until(in.now() + 1min + seed * 75ms);
    const bool is_busy = seed % 2 == 0;
    if (is_busy) static_cast<void>(in.request("get_chat", R"({"chat_id":"NOCHAT"})"));
    const auto took = time_to_notice(in, [&] { in.cut(true); });
    INFO("seed " << seed);
    CHECK(took <= 26s);
    longest = std::max(longest, took);
    CHECK(in.state() == customer::link_state::live);
    CHECK(in.counted().logins == 2);
    for (const auto& broken : in.finish()) FAIL_CHECK(broken);
  }
  CHECK(longest > 20s);
}

TEST_CASE("a_link_that_carries_one_direction_only_is_noticed_as_fast") {
  for (const auto who : {simulation::deaf_end::client, simulation::deaf_end::server}) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      simulation_settings settings;
      settings.seed = seed;
      pulse_world in{settings};
      begin_life(in);
      in.run_until(in.now() + 1min + seed * 150ms);
      if (seed % 2 == 0) static_cast<void>(in.request("get_chat", R"({"chat_id":"NOCHAT"})"));
      INFO("deaf: " << static_cast<int>(who) << ", seed " << seed);
      CHECK(time_to_notice(in, [&] { in.deafen(who); }) <= 26s);
      CHECK(in.state() == customer::link_state::live);
      CHECK(in.counted().logins == 2);
      for (const auto& broken : in.finish()) FAIL_CHECK(broken);
    }
  }
}

TEST_CASE("a_black_hole_before_login_is_noticed_within_the_limit_of_login") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    simulation_settings settings;
    settings.seed = seed;
    pulse_world in{settings};
    const auto call = in.connect(10min);
    while (in.state() != customer::link_state::logging_in) in.run_until(in.now() + 1ms);
    const auto began = in.now();
    in.cut(true);
    const auto* end = in.run_until_ended(call);
    REQUIRE(end != nullptr);
    INFO("seed " << seed);
    CHECK(in.now() - began <= 16s);
    for (const auto& broken : in.finish()) FAIL_CHECK(broken);
  }
}
