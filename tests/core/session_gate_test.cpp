// SPDX-License-Identifier: Apache-2.0
// The gate of the process: no link is opened before it, and it is left again whatever happens.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options behind_gate() {
  session_script::options out;
  out.opens_gate = false;
  return out;
}

}  // namespace

TEST_CASE("a link is opened when the gate lets it and leaves the gate when it is live") {
  session_script script(behind_gate());
  script.connect(1h);
  script.sees({"report connecting", "enter_gate 1"});
  script.advance(10min);
  script.sees_nothing();
  script.gate_opened();
  script.sees({"open_link 1"});
  script.opened();
  script.sees({"report logging in", "send_text 1 login 1-login"});
  script.log_in();
  script.sees({"leave_gate 1", "report live", "complete 1: {}"});
  script.closed();
  script.sees({"report waiting: the other side broke the connection off, attempt 1"});
}

TEST_CASE("time at the gate is no time of connecting") {
  session_script script(behind_gate());
  script.cancel(script.connect());
  script.advance(1h);
  script.gate_opened();
  script.forget();
  script.advance(limits::resolve - 1ns);
  script.sees_nothing();
}

TEST_CASE("the gate is left by every way that does not lead to live") {
  session_script script(behind_gate());
  const auto call = script.connect();
  script.gate_opened();
  SUBCASE("the link is refused") { script.closed(network_errc::connect_refused); }
  SUBCASE("the link takes too long") { script.advance(limits::resolve); }
  SUBCASE("the login is refused") {
    script.opened();
    script.refuse(script.login_id(), "internal");
  }
  SUBCASE("the login is not answered") {
    script.opened();
    script.advance(limits::login);
  }
  SUBCASE("the link breaks during login") {
    script.opened();
    script.closed();
  }
  SUBCASE("the service ends the connection before login") {
    script.opened();
    script.disconnect("license_expired");
  }
  SUBCASE("the machine sleeps") { script.slept(limits::sleep_least); }
  SUBCASE("the user closes") { script.close(); }
  const auto seen = script.forget();
  CHECK(std::count(seen.begin(), seen.end(), "leave_gate 1") == 1);
  if (script.state() == link_state::stopped) {
    script.closed();
    script.forget();
  }
  script.leaves_open_calls();
  static_cast<void>(call);
}

TEST_CASE("who closes at the gate leaves it and closes no link that never was") {
  session_script script(behind_gate());
  const auto call = script.connect();
  script.forget();
  script.close();
  script.sees({"leave_gate 1", session_script::failed(call, client_errc::stopped, outcome::not_sent),
               "report stopped: closed by the user", "complete 2: {}"});
  CHECK_FALSE(script.session().next_deadline().has_value());
}

TEST_CASE("a gate that opens for a link that is no more is left at once") {
  session_script script(behind_gate());
  script.connect();
  script.slept(limits::sleep_least);
  script.sees({"report connecting", "enter_gate 1", "leave_gate 1",
               "report connecting: the machine slept: for 20 s, attempt 1", "enter_gate 2"});
  script.state_fact([](session& subject, instant now) { subject.gate_opened(now, link_id{1}); });
  script.sees({"leave_gate 1"});
  script.gate_opened();
  script.sees({"open_link 2"});
  script.gate_opened();
  script.sees({"leave_gate 2"});
  script.leaves_open_calls();
}

TEST_CASE("nobody is at the gate before there is a token") {
  auto options = behind_gate();
  options.settings = session_script::provider_settings();
  session_script script(options);
  script.connect();
  script.sees({"report connecting", "fetch_token 1"});
  script.token_came();
  script.sees({"enter_gate 1"});
  script.close();
  script.forget();
}
