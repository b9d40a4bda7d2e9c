// SPDX-License-Identifier: Apache-2.0
// Each exchange of the API, played as it should be, then again with the link cut at every step, and again with the call
// cancelled at every step.
#include <doctest/doctest.h>

#include <functional>
#include <livechat/customer/requests.hpp>

#include "support/simulation.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace {

using namespace livechat;
using simulation::simulation_settings;
using simulation::ticket;
using world = simulation::simulation;

struct exchange {
  std::string name;
  std::function<void(world&)> prepare;
  std::function<ticket(world&)> call;
};

std::string open_chat_of(world& in) {
  for (const auto& [id, chat] : in.service().state().chats()) {
    if (chat.is_active()) return id;
  }
  return "NOCHAT";
}

void go_live(world& in) { REQUIRE(in.run_until_ended(in.connect()) != nullptr); }

void start_chat(world& in) {
  go_live(in);
  const auto* end = in.run_until_ended(in.request("start_chat", "{}"));
  REQUIRE(end != nullptr);
  REQUIRE(end->value);
}

const exchange exchanges[] = {
    {"login", [](world&) {}, [](world& in) { return in.connect(); }},
    {"ping", go_live, [](world& in) { return in.request("ping", "{}"); }},
    {"start_chat", go_live, [](world& in) { return in.request("start_chat", "{}"); }},
    {"send_event", start_chat, [](world& in) { return in.send_message(open_chat_of(in), "Hello"); }},
    {"get_chat", start_chat,
     [](world& in) { return in.request("get_chat", customer::wire::encode(customer::get_chat(open_chat_of(in)))); }},
    {"deactivate_chat", start_chat,
     [](world& in) {
       return in.request("deactivate_chat", customer::wire::encode(customer::deactivate_chat(open_chat_of(in))));
     }},
};

void check_whole(world& in) {
  for (const auto& broken : in.finish()) FAIL_CHECK(broken);
}

/// Steps that the exchange takes when nothing goes wrong.
std::size_t steps_of(const exchange& what) {
  world in{simulation_settings()};
  what.prepare(in);
  const std::size_t before = in.steps();
  const auto* end = in.run_until_ended(what.call(in));
  REQUIRE(end != nullptr);
  CHECK(end->value);
  const std::size_t steps = in.steps() - before;
  check_whole(in);
  return steps;
}

/// Plays the exchange with `fault` put in after `step` of its steps (0: right after the call).
const simulation::ending* play_with(world& in, const exchange& what, std::size_t step,
                                    const std::function<void(world&, ticket)>& fault) {
  what.prepare(in);
  const std::size_t before = in.steps();
  const ticket call = what.call(in);
  if (step == 0) fault(in, call);
  in.after_each_step([&in, &fault, call, before, step](std::size_t steps) {
    if (step != 0 && steps == before + step) fault(in, call);
  });
  return in.run_until_ended(call);
}

}  // namespace

TEST_CASE("every_exchange_succeeds_when_nothing_goes_wrong") {
  for (const auto& what : exchanges) {
    INFO(what.name);
    CHECK(steps_of(what) > 0);
  }
}

TEST_CASE("a_cut_at_any_step_of_any_exchange_ends_the_call_truly") {
  for (const auto& what : exchanges) {
    const std::size_t steps = steps_of(what);
    for (std::size_t step = 0; step <= steps; ++step) {
      for (const bool is_silent : {false, true}) {
        INFO(what.name << ", cut after step " << step << (is_silent ? ", in silence" : ", told"));
        world in{simulation_settings()};
        const auto* end = play_with(in, what, step, [is_silent](world& w, ticket) { w.cut(is_silent); });
        REQUIRE(end != nullptr);
        if (!end->value) CHECK(end->value.error().outcome() != customer::outcome::rejected);
        check_whole(in);
      }
    }
  }
}

TEST_CASE("a_cancellation_at_any_step_of_any_exchange_ends_the_call_truly") {
  for (const auto& what : exchanges) {
    const std::size_t steps = steps_of(what);
    for (std::size_t step = 0; step <= steps; ++step) {
      INFO(what.name << ", cancelled after step " << step);
      world in{simulation_settings()};
      const auto* end = play_with(in, what, step, [](world& w, ticket call) { w.cancel(call); });
      REQUIRE(end != nullptr);
      if (!end->value) CHECK(end->value.error().code() == customer::client_errc::cancelled);
      check_whole(in);
    }
  }
}

TEST_CASE("after_a_cut_the_session_comes_back_and_works") {
  for (const auto& what : exchanges) {
    const std::size_t steps = steps_of(what);
    for (std::size_t step = 0; step <= steps; ++step) {
      INFO(what.name << ", cut after step " << step);
      world in{simulation_settings()};
      REQUIRE(play_with(in, what, step, [](world& w, ticket) { w.cut(false); }) != nullptr);
      in.run_until(in.now() + std::chrono::minutes(5));
      CHECK(in.state() == customer::link_state::live);
      const auto* ping = in.run_until_ended(in.request("ping", "{}"));
      REQUIRE(ping != nullptr);
      CHECK(ping->value);
      check_whole(in);
    }
  }
}

TEST_CASE("the_scripted_agent_types_and_answers_in_simulated_time") {
  world in{simulation_settings()};
  start_chat(in);
  const auto* sent = in.run_until_ended(in.send_message(open_chat_of(in), "Where is my order?"));
  REQUIRE(sent != nullptr);
  REQUIRE(sent->value);
  const auto before = in.pushes("incoming_event");
  in.run_until(in.now() + std::chrono::minutes(1));
  CHECK(in.pushes("incoming_event") > before);
  CHECK(in.pushes("incoming_typing_indicator") >= 2);
  check_whole(in);
}

TEST_CASE("an_eviction_by_the_service_is_survived") {
  world in{simulation_settings()};
  go_live(in);
  in.service().disconnect_customer(in.now(), "connection_evicted");
  in.run_until(in.now() + std::chrono::minutes(2));
  CHECK(in.state() == customer::link_state::live);
  CHECK(in.counted().logins == 2);
  check_whole(in);
}

TEST_CASE("a_reason_that_forbids_to_come_back_is_obeyed_for_a_day") {
  world in{simulation_settings()};
  go_live(in);
  in.service().disconnect_customer(in.now(), "logged_out_remotely");
  in.run_until(in.now() + std::chrono::hours(24));
  CHECK(in.state() == customer::link_state::paused);
  CHECK(in.counted().logins == 1);
  in.resume();
  in.run_until(in.now() + std::chrono::minutes(1));
  CHECK(in.state() == customer::link_state::live);
  check_whole(in);
}
