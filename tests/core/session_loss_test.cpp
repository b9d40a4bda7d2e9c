// SPDX-License-Identifier: Apache-2.0
// Losing the link and finding it again: waits, pauses, resume, and the program's own word.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

}  // namespace

TEST_CASE("an unreadable reason is an unknown one") {
  for (const std::string payload : {"{}", "[]", R"({"reason":7})", R"({"reason":null})"}) {
    CAPTURE(payload);
    session_script script;
    script.go_live();
    script.push("customer_disconnected", payload);
    script.sees(
        {"deliver customer_disconnected", "close_link 1", "report waiting: unreadable reason (push), attempt 1"});
  }
}

TEST_CASE("a reason of any length is shown short and printable") {
  session_script script;
  script.go_live();
  script.push("customer_disconnected", R"({"reason":"\u001b[2J\n)" + std::string(10'000, 'r') + "\"}");
  CHECK(script.last_change().reason == "?[2J?" + std::string(limits::shown_text - 5, 'r') + " (push)");
  script.forget();
}

TEST_CASE("five tries follow unknown reasons and then a pause") {
  session_script script;
  script.go_live();
  for (unsigned i = 1; i <= limits::unknown_reason_tries; ++i) {
    script.disconnect("a_new_reason");
    script.sees({"deliver customer_disconnected", "close_link " + std::to_string(i),
                 "report waiting: a_new_reason (push), attempt " + std::to_string(i)});
    script.go_live();
  }
  script.disconnect("a_new_reason");
  script.sees({"deliver customer_disconnected", "close_link 6", "report paused: a_new_reason (push), attempt 6"});
  script.advance(24h);
  script.sees_nothing();
}

TEST_CASE("unknown reasons are forgiven after thirty seconds live") {
  session_script script;
  for (int i = 0; i < 20; ++i) {
    script.go_live();
    script.advance(limits::live_resets_backoff);
    script.disconnect("a_new_reason");
    CHECK(script.state() == link_state::waiting);
    CHECK(script.last_change().attempt == 1);
    script.forget();
  }
}

TEST_CASE("waits grow with each try and stay within their range") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto settings = session_script::options();
    settings.seed = seed;
    session_script script(settings);
    script.cancel(script.connect());
    duration most = limits::backoff_first;
    for (unsigned attempt = 1; attempt <= 12; ++attempt) {
      script.closed(network_errc::connect_refused);
      CHECK(script.last_change().attempt == attempt);
      CHECK(script.last_change().next_try_in >= limits::backoff_floor);
      CHECK(script.last_change().next_try_in <= most);
      most = std::min(most * 2, duration(limits::backoff_most));
      const auto told = script.last_change().next_try_in;
      const auto waited = script.advance_to_deadline();
      CHECK(waited >= told);
      CHECK(waited < told + 1ms);
      CHECK(script.state() == link_state::connecting);
    }
    script.forget();
  }
}

TEST_CASE("waits begin small again after thirty seconds live and not before") {
  session_script script;
  for (int i = 0; i < 6; ++i) {
    script.go_live();
    script.advance(limits::live_resets_backoff - 1ns);
    script.closed();
    CHECK(script.last_change().attempt == static_cast<unsigned>(i + 1));
    script.forget();
  }
  script.go_live();
  script.advance(limits::live_resets_backoff);
  script.closed();
  CHECK(script.last_change().attempt == 1);
  CHECK(script.last_change().next_try_in <= limits::backoff_first);
  script.forget();
}

TEST_CASE("the time that a link was live counts for that link only") {
  session_script script;
  script.go_live();
  script.advance(20s);
  script.closed();
  script.go_live();
  script.advance(20s);
  script.closed();
  CHECK(script.last_change().attempt == 2);
  script.forget();
}

TEST_CASE("resume opens a link from pause at once and begins with small waits") {
  session_script script;
  script.go_live();
  for (unsigned i = 0; i <= limits::unknown_reason_tries; ++i) {
    if (i != 0) script.go_live();
    script.disconnect("a_new_reason");
  }
  REQUIRE(script.state() == link_state::paused);
  script.forget();
  script.resume();
  script.sees({"report connecting", "open_link 7"});
  script.resume();
  script.sees_nothing();
  script.closed();
  script.sees({"report waiting: the other side broke the connection off, attempt 1"});
}

TEST_CASE("resume while waiting does not wait any longer") {
  session_script script;
  script.go_live();
  script.closed();
  const auto call = script.request("get_chat", "{}", 10min);
  script.forget();
  script.resume();
  script.sees({"report connecting", "open_link 2"});
  script.opened();
  script.log_in();
  script.sees({"report logging in", "send_text 2 login 2-login", "report live", "send_text 2 get_chat 2-1"});
  script.answer("2-1");
  CHECK(script.end_of(call) != nullptr);
  script.forget();
  // The old wait is over: it opens no second link.
  script.advance(1h);
  script.sees_nothing();
}

TEST_CASE("resume changes nothing in other states") {
  session_script script;
  script.resume();
  script.sees_nothing();
  script.connect();
  script.forget();
  script.resume();
  script.opened();
  script.resume();
  script.log_in();
  script.forget();
  script.resume();
  script.sees_nothing();
  script.close();
  script.closed();
  script.forget();
  script.resume();
  script.sees_nothing();
  CHECK(script.state() == link_state::stopped);
}

TEST_CASE("calls after resume are taken again") {
  session_script script;
  script.go_live();
  script.disconnect("license_expired");
  script.resume();
  script.request("get_chat");
  script.opened();
  script.forget();
  script.log_in();
  script.sees({"report live", "send_text 2 get_chat 2-1"});
  script.answer("2-1");
  script.sees({"complete 2: {}"});
}

TEST_CASE("a deadline goes on while the link is away") {
  session_script script;
  script.go_live();
  script.closed();
  const auto call = script.request("get_chat", "{}", 50ms);
  script.forget();
  script.advance(50ms);
  script.sees({session_script::failed(call, client_errc::deadline_exceeded, outcome::not_sent)});
  CHECK(script.state() == link_state::waiting);
}

TEST_CASE("a request made while waiting before the first success ends with the next failure") {
  session_script script;
  script.connect();
  script.closed(network_errc::connect_refused);
  script.forget();
  script.request("get_chat", "{}", 1min);
  script.sees_nothing();
  script.advance_to_deadline();
  script.closed(network_errc::name_not_found);
  script.sees({"report connecting, attempt 1", "open_link 2", "report waiting: the host name has no address, attempt 2",
               session_script::failed(ticket{2}, network_errc::name_not_found, outcome::not_sent)});
}

TEST_CASE("a write that never ended does not block the next link") {
  auto settings = session_script::options();
  settings.writes_at_once = false;
  session_script script(settings);
  script.connect();
  script.opened();
  script.written();
  script.log_in();
  script.request("send_event", "{}", 10min);
  script.request("get_chat", "{}", 10min);
  script.closed();
  script.advance_to_deadline();
  script.opened();
  script.written();
  script.forget();
  script.log_in();
  script.sees({"report live, attempt 1", "send_text 2 get_chat 2-2"});
  script.written();
  script.answer("2-2");
  script.sees({"complete 3: {}"});
}

TEST_CASE("a server that accepts and closes does not make the waits small again") {
  session_script script;
  duration most = limits::backoff_first;
  duration longest{};
  for (unsigned attempt = 1; attempt <= 20; ++attempt) {
    script.go_live();
    script.closed(network_errc::closed);
    CHECK(script.last_change().attempt == attempt);
    CHECK(script.last_change().next_try_in <= most);
    most = std::min(most * 2, duration(limits::backoff_most));
    longest = std::max<duration>(longest, script.last_change().next_try_in);
  }
  CHECK(longest > 10s);
  script.go_live();
  script.advance(limits::live_resets_backoff);
  script.closed(network_errc::closed);
  CHECK(script.last_change().next_try_in <= limits::backoff_first);
  script.forget();
}

TEST_CASE("a server that accepts and closes is asked twelve times in the first minute at most") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto settings = session_script::options();
    settings.seed = seed;
    session_script script(settings);
    script.go_live();
    const auto began = script.now();
    while (script.now() < began + 60s) {
      script.closed(network_errc::closed);
      script.go_live();
    }
    CHECK(script.metrics().attempts <= 12);
    script.forget();
  }
}

TEST_CASE("after so many attempts in a row that failed the client pauses until it is resumed") {
  auto settings = session_script::options();
  settings.settings.recovery.most_attempts = 3;
  session_script script(settings);
  script.cancel(script.connect());
  for (unsigned attempt = 1; attempt <= 2; ++attempt) {
    script.closed(network_errc::connect_refused);
    CHECK(script.state() == link_state::waiting);
    script.advance_to_deadline();
  }
  script.forget();
  script.closed(network_errc::connect_refused);
  script.sees({"report paused: nobody listens on that port, attempt 3"});
  script.advance(24h);
  script.sees_nothing();
  const auto call = script.request("get_chat");
  REQUIRE(script.end_of(call) != nullptr);
  CHECK(script.end_of(call)->error().code() == client_errc::paused);
  CHECK(script.end_of(call)->error().detail() == "nobody listens on that port: 3 attempts in a row failed");
  script.forget();
  script.resume();
  script.sees({"report connecting", "open_link 4"});
}

TEST_CASE("the program's own word stands above the tables") {
  auto settings = session_script::options();
  std::optional<loss_decision> wanted;
  settings.settings.recovery.policy = [&wanted](const loss_report&) { return wanted; };
  session_script script(settings);
  script.go_live();
  SUBCASE("pause instead of another try") {
    wanted = loss_decision::pause();
    script.closed();
    script.sees({"report paused: the other side broke the connection off, attempt 1"});
    script.advance(24h);
    script.sees_nothing();
    const auto call = script.request("get_chat");
    CHECK(script.end_of(call)->error().detail() == "the other side broke the connection off: the program's own policy");
    script.forget();
  }
  SUBCASE("another try instead of a pause") {
    wanted = loss_decision::retry_in(1h);
    script.disconnect("license_expired");
    CHECK(script.state() == link_state::waiting);
    CHECK(script.last_change().next_try_in == 1h);
    const auto call = script.request("get_chat", "{}", 3h);
    script.forget();
    script.advance(1h - 1ns);
    script.sees_nothing();
    script.go_live();
    script.answer("2-1");
    CHECK(script.end_of(call) != nullptr);
    script.forget();
  }
  SUBCASE("no word leaves it to the tables") {
    script.closed();
    CHECK(script.state() == link_state::waiting);
    CHECK(script.last_change().next_try_in <= limits::backoff_first);
    script.forget();
  }
}

TEST_CASE("a wait that the server asks for at the upgrade is kept") {
  session_script script;
  script.cancel(script.connect());
  script.closed(http_errc::temporarily_refused, "HTTP status 503", 90s);
  CHECK(script.last_change().next_try_in == 90s);
  script.forget();
}

TEST_CASE("who was blocked tries again when the time is over") {
  session_script script;
  script.go_live();
  script.disconnect("customer_temporarily_blocked", R"({"timeout":60})");
  script.forget();
  const auto early = script.request("get_chat");
  CHECK(script.end_of(early)->error().code() == client_errc::paused);
  script.advance(60s);
  script.opened();
  script.log_in();
  CHECK(script.state() == link_state::live);
  script.forget();
}
