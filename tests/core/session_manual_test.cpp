// SPDX-License-Identifier: Apache-2.0
// Manual mode: the program logs in and comes back by itself.
#include <algorithm>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options by_hand() {
  session_script::options out;
  out.settings.is_manual = true;
  return out;
}

const std::string login_payload = R"({"token":")" + std::string(test::canary) + R"("})";

}  // namespace

TEST_CASE("a manual link is live when it is open and neither logs in nor asks for a token") {
  session_script script(by_hand());
  script.connect();
  script.sees({"report connecting", "open_link 1"});
  script.opened();
  script.sees({"report live", "complete 1: {}"});
  CHECK(script.metrics().token_requests == 0);
  script.advance(1h);
  script.sees_nothing();
  CHECK(script.pings() == 0);
}

TEST_CASE("the program's login is a request like any other and pings begin after it") {
  session_script script(by_hand());
  script.connect();
  script.opened();
  script.forget();
  const auto call = script.request("login", login_payload);
  script.sees({"send_text 1 login 1-1"});
  script.advance(10s);
  CHECK(script.pings() == 0);
  script.answer("1-1", R"({"customer":{"id":"A"}})");
  script.sees({R"(complete 2: {"customer":{"id":"A"}})"});
  CHECK(script.end_of(call) != nullptr);
  script.advance(1h);
  CHECK(script.pings() >= 240);
}

TEST_CASE("a manual login that is refused ends the call and not the link") {
  session_script script(by_hand());
  script.connect();
  script.opened();
  script.forget();
  const auto call = script.request("login", login_payload);
  script.forget();
  script.refuse("1-1", "authentication");
  script.sees({session_script::failed(call, server_errc::authentication, outcome::rejected)});
  CHECK(script.state() == link_state::live);
  script.advance(1h);
  CHECK(script.pings() == 0);
}

TEST_CASE("a manual link is not pinged before its login, whatever the network does") {
  session_script script(by_hand());
  script.connect();
  script.opened();
  script.forget();
  script.network_changed();
  script.advance(1min);
  CHECK(script.pings() == 0);
  script.sees_nothing();
}

TEST_CASE("a manual link that falls silent after login is lost") {
  auto options = by_hand();
  options.answers_pings = false;
  session_script script(options);
  script.connect();
  script.opened();
  script.request("login", login_payload);
  script.answer("1-1");
  script.advance(limits::silence);
  CHECK(script.state() == link_state::paused);
  CHECK(script.last_change().code == network_errc::silent);
  script.forget();
}

TEST_CASE("a manual client pauses after any loss and comes back when it is resumed") {
  for (const char* cause : {"connection_evicted", "misdirected_connection", "access_token_expired", "reset"}) {
    CAPTURE(std::string(cause));
    session_script script(by_hand());
    script.connect();
    script.opened();
    const auto call = script.request("get_chat", "{}", 10min);
    script.forget();
    std::string(cause) == "reset" ? script.closed() : script.disconnect(cause, R"({"region":"fra"})");
    CHECK(script.state() == link_state::paused);
    REQUIRE(script.end_of(call) != nullptr);
    CHECK(script.end_of(call)->error().outcome() == outcome::unknown);
    script.forget();
    script.advance(24h);
    script.sees_nothing();
    script.resume();
    script.sees({"report connecting", "open_link 2"});
  }
}

TEST_CASE("a manual client that cannot connect pauses at once") {
  session_script script(by_hand());
  const auto call = script.connect();
  script.closed(network_errc::connect_refused);
  CHECK(script.state() == link_state::paused);
  script.sees({"report connecting", "open_link 1", "report paused: nobody listens on that port, attempt 1",
               session_script::failed(call, network_errc::connect_refused, outcome::not_sent)});
}
