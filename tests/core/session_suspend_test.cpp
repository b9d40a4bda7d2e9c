// SPDX-License-Identifier: Apache-2.0
// A machine that slept, and a network that is another one.
#include <algorithm>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options with_pulse(heartbeat_settings pulse) {
  session_script::options out;
  out.settings.pulse = pulse;
  out.answers_pings = false;
  return out;
}

constexpr heartbeat_settings usual_pulse = {15s, 10s};
constexpr heartbeat_settings no_pulse = {0s, 10s};

}  // namespace

TEST_CASE("a short sleep is none") {
  session_script script;
  script.go_live();
  script.slept(limits::sleep_least - 1ns);
  script.sees_nothing();
  CHECK(script.state() == link_state::live);
}

TEST_CASE("after a sleep the link is given up and another one opened at once") {
  session_script script;
  script.go_live();
  const auto call = script.request("send_event", "{}", 10min);
  for (int i = 0; i < 9; ++i) script.request("send_event", "{}", 10min);
  script.forget();
  script.slept(1h);
  auto seen = script.forget();
  REQUIRE(seen.size() == 12);
  CHECK(seen[0] == "close_link 1");
  CHECK(seen[1] == session_script::failed(call, client_errc::connection_lost, outcome::unknown));
  CHECK(seen[10] == "report connecting: the machine slept: for 3600 s, attempt 1");
  CHECK(seen[11] == "open_link 2");
  CHECK(script.last_change().rule == loss_rule::at_once);
  // What had not left waits for the new link.
  script.opened();
  script.forget();
  script.log_in();
  script.sees({"report live, attempt 1", "send_text 2 send_event 2-10"});
  script.answer("2-10");
  script.forget();
}

TEST_CASE("a sleep while connecting begins anew and keeps who waits") {
  session_script script;
  const auto call = script.connect(10min);
  script.progressed(link_phase::securing);
  script.forget();
  script.slept(1min);
  script.sees({"close_link 1", "report connecting: the machine slept: for 60 s, attempt 1", "open_link 2"});
  CHECK(script.end_of(call) == nullptr);
  script.opened();
  script.log_in();
  CHECK(script.end_of(call) != nullptr);
  script.forget();
}

TEST_CASE("a sleep or another network ends the wait for the next try") {
  for (const bool is_sleep : {true, false}) {
    CAPTURE(is_sleep);
    session_script script;
    script.go_live();
    script.disconnect("connection_evicted");
    script.forget();
    is_sleep ? script.slept(1h) : script.network_changed();
    script.sees({"report connecting, attempt 1", "open_link 2"});
    script.opened();
    script.log_in();
    script.forget();
    script.advance(1h);
    script.sees_nothing();
  }
}

TEST_CASE("neither a sleep nor another network wakes one who is idle paused or stopped") {
  session_script script;
  const auto check = [&] {
    script.slept(1h);
    script.network_changed();
    script.sees_nothing();
  };
  check();
  script.go_live();
  script.disconnect("license_expired");
  script.forget();
  check();
  script.close();
  script.forget();
  check();
}

TEST_CASE("a sleep while closing does not open a link") {
  session_script script;
  script.go_live();
  script.close();
  script.forget();
  script.slept(1h);
  script.sees_nothing();
  script.closed();
  script.sees({"complete 2: {}"});
}

TEST_CASE("on another network a live link must show a sign of life within five seconds") {
  session_script script(with_pulse(usual_pulse));
  script.go_live();
  script.network_changed();
  script.sees({"send_ping 1"});
  SUBCASE("there is one") {
    script.advance(limits::sign_of_life - 1ns);
    script.pong();
    script.sees_nothing();
    script.advance(10s);
    CHECK(script.state() == link_state::live);
  }
  SUBCASE("there is none") {
    script.advance(limits::sign_of_life - 1ns);
    script.sees_nothing();
    script.advance(1ns);
    CHECK(script.state() == link_state::waiting);
    CHECK(script.last_change().code == network_errc::silent);
  }
  script.forget();
}

TEST_CASE("a network that changes for ever does not keep a dead link") {
  session_script script(with_pulse(usual_pulse));
  script.go_live();
  for (int i = 0; i < 10 && script.state() == link_state::live; ++i) {
    script.network_changed();
    script.advance(limits::sign_of_life - 1s);
  }
  CHECK(script.state() != link_state::live);
  script.forget();
}

TEST_CASE("a link whose silence means nothing is doubted once and then left alone") {
  session_script script(with_pulse(no_pulse));
  script.go_live();
  script.network_changed();
  script.pong();
  script.sees({"send_ping 1"});
  script.advance(24h);
  script.sees_nothing();
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a link whose silence means nothing ends when it shows no sign of life on another network") {
  session_script script(with_pulse(no_pulse));
  script.go_live();
  script.network_changed();
  script.advance(limits::sign_of_life);
  CHECK(script.state() == link_state::waiting);
  script.forget();
}

TEST_CASE("a network that changes while connecting changes nothing") {
  session_script script;
  script.connect();
  script.forget();
  script.network_changed();
  script.sees_nothing();
  script.opened();
  script.forget();
  script.network_changed();
  script.sees_nothing();
  script.log_in();
  script.forget();
}
