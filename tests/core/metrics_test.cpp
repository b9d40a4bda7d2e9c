// SPDX-License-Identifier: Apache-2.0
// What a client counts, so that a bill can be explained.
#include "core/round_trip.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

}  // namespace

TEST_CASE("round trips are smoothed as TCP does it") {
  round_trip_metrics trips;
  count_round_trip(trips, 80ms);
  CHECK(trips == round_trip_metrics{80ms, 80ms, 80ms, 1});
  count_round_trip(trips, 160ms);
  CHECK(trips == round_trip_metrics{160ms, 80ms, 90ms, 2});
  count_round_trip(trips, 10ms);
  CHECK(trips == round_trip_metrics{10ms, 10ms, 80ms, 3});
}

TEST_CASE("the round trip is the time from a ping to its pong") {
  auto options = session_script::options();
  options.answers_pings = false;
  session_script script(options);
  script.go_live();
  script.advance_to_deadline();
  script.sees({"send_ping 1"});
  script.advance(120ms);
  script.pong();
  script.pong();
  CHECK(script.metrics().round_trip == round_trip_metrics{120ms, 120ms, 120ms, 1});
}

TEST_CASE("every request that went out is counted with what became of it") {
  session_script script;
  script.go_live();
  script.request("send_event");
  script.answer("1-1");
  script.request("send_event");
  script.refuse("1-2", "validation");
  script.cancel(script.request("send_event"));
  script.request("send_event", "{}", 1s);
  script.advance(1s);
  script.request("send_event");
  script.closed();
  script.request("send_event", "{}", 1ms);
  script.advance(1ms);
  const auto counted = script.metrics();
  CHECK(counted.actions.at("send_event") == action_metrics{5, 1, 1, 3, 0});
  CHECK(counted.actions.at("login") == action_metrics{1, 1, 0, 0, 0});
  CHECK(counted.requests_sent() == 6);
  CHECK(counted.attempts == 1);
  CHECK(counted.logins == 1);
  CHECK(counted.losses == 1);
  script.forget();
}

TEST_CASE("a login that was not answered is lost") {
  session_script script;
  script.cancel(script.connect());
  script.opened();
  script.closed();
  script.advance_to_deadline();
  script.opened();
  script.refuse(script.login_id(), "internal");
  script.advance_to_deadline();
  script.opened();
  script.close();
  script.closed();
  CHECK(script.metrics().actions.at("login") == action_metrics{3, 0, 1, 2, 0});
  script.forget();
}

TEST_CASE("what waits and what is in flight is counted as it stands") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 12; ++i) script.request("get_chat", "{}", 10min);
  CHECK(script.metrics().in_flight == 9);
  CHECK(script.metrics().waiting == 3);
  script.closed();
  CHECK(script.metrics().in_flight == 0);
  CHECK(script.metrics().waiting == 3);
  script.forget();
  script.leaves_open_calls();
}

TEST_CASE("names beyond the bound are counted together") {
  session_script script;
  script.go_live();
  for (std::size_t i = 0; i < client_metrics::most_names + 10; ++i) {
    script.push("push_" + std::to_string(i));
    script.cancel(script.request("action_" + std::to_string(i)));
    script.answer("1-" + std::to_string(i + 1));
  }
  CHECK(script.metrics().pushes.at("…") == 10);
  CHECK(script.metrics().actions.size() == client_metrics::most_names + 1);
  CHECK(script.metrics().actions.at("…").sent == 11);
  script.forget();
}
