// SPDX-License-Identifier: Apache-2.0
// Closing, in every state: everything ends, once, within two seconds.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

const std::string stopped = "report stopped: closed by the user";

/// Nothing of any kind happens after the end.
void check_stays_stopped(session_script& script) {
  CHECK_FALSE(script.session().next_deadline().has_value());
  script.advance(24h);
  script.sees_nothing();
  CHECK(script.state() == link_state::stopped);
  const auto request = script.request();
  const auto connect = script.connect();
  const auto close = script.close();
  script.sees({session_script::failed(request, client_errc::stopped, outcome::not_sent),
               session_script::failed(connect, client_errc::stopped, outcome::not_sent),
               "complete " + std::to_string(static_cast<std::uint64_t>(close)) + ": {}"});
}

}  // namespace

TEST_CASE("close while idle ends at once") {
  session_script script;
  script.close();
  script.sees({stopped, "complete 1: {}"});
  check_stays_stopped(script);
}

TEST_CASE("close while connecting drops the link") {
  session_script script;
  script.connect();
  script.request();
  script.forget();
  script.close();
  script.sees({session_script::failed(ticket{2}, client_errc::stopped, outcome::not_sent),
               session_script::failed(ticket{1}, client_errc::stopped, outcome::not_sent), stopped, "close_link 1"});
  script.closed();
  script.sees({"complete 3: {}"});
  check_stays_stopped(script);
}

TEST_CASE("close while logging in says goodbye") {
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  script.close();
  script.sees(
      {session_script::failed(ticket{1}, client_errc::stopped, outcome::not_sent), stopped, "close_link 1 gracefully"});
  script.closed(network_errc::closed);
  script.sees({"complete 2: {}"});
  check_stays_stopped(script);
}

TEST_CASE("close while live tells what was in flight from what was not") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 10; ++i) script.request();
  script.forget();
  script.close();
  std::vector<std::string> expected;
  for (std::uint64_t i = 2; i <= 10; ++i) {
    expected.push_back(session_script::failed(static_cast<ticket>(i), client_errc::stopped, outcome::unknown));
  }
  expected.push_back(session_script::failed(ticket{11}, client_errc::stopped, outcome::not_sent));
  expected.push_back(stopped);
  expected.emplace_back("close_link 1 gracefully");
  script.sees(expected);
  script.closed(network_errc::closed);
  script.sees({"complete 12: {}"});
  check_stays_stopped(script);
}

TEST_CASE("close while waiting ends at once and no link is opened") {
  session_script script;
  script.go_live();
  script.closed();
  script.request("get_chat", "{}", 10min);
  script.forget();
  script.close();
  script.sees({session_script::failed(ticket{2}, client_errc::stopped, outcome::not_sent), stopped + ", attempt 1",
               "complete 3: {}"});
  check_stays_stopped(script);
}

TEST_CASE("close while paused ends at once") {
  session_script script;
  script.go_live();
  script.disconnect("license_expired");
  script.forget();
  script.close();
  script.sees({stopped + ", attempt 1", "complete 2: {}"});
  check_stays_stopped(script);
}

TEST_CASE("a link that does not close is dropped after two seconds") {
  session_script script;
  script.go_live();
  script.close();
  script.sees({stopped, "close_link 1 gracefully"});
  script.advance(limits::close - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"close_link 1", "complete 2: {}"});
  script.closed();
  script.sees_nothing();
  check_stays_stopped(script);
}

TEST_CASE("frames that come while closing are passed over") {
  session_script script;
  script.go_live();
  script.request();
  script.close();
  script.forget();
  script.answer("1-1");
  script.push("incoming_event");
  script.disconnect("internal_error");
  script.text("bad");
  script.binary();
  script.control();
  script.written();
  script.sees_nothing();
  script.closed();
  script.sees({"complete 3: {}"});
}

TEST_CASE("close twice ends both at the same time") {
  session_script script;
  script.go_live();
  script.close();
  script.sees({stopped, "close_link 1 gracefully"});
  script.advance(1s);
  script.close();
  script.sees_nothing();
  SUBCASE("by the link") {
    script.closed();
    script.sees({"complete 2: {}", "complete 3: {}"});
  }
  SUBCASE("by the limit, which the second close does not put off") {
    script.advance(1s);
    script.sees({"close_link 1", "complete 2: {}", "complete 3: {}"});
  }
  check_stays_stopped(script);
}

TEST_CASE("a close is not cancelled") {
  session_script script;
  script.go_live();
  const auto call = script.close();
  script.forget();
  script.cancel(call);
  script.sees_nothing();
  script.closed();
  script.sees({"complete 2: {}"});
}

TEST_CASE("abandoned requests do not keep a closed session awake") {
  session_script script;
  script.go_live();
  script.cancel(script.request());
  script.close();
  script.closed();
  script.forget();
  check_stays_stopped(script);
}
