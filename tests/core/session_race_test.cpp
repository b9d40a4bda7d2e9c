// SPDX-License-Identifier: Apache-2.0
// Starting and stopping in each other's way: one link at most, and an end that comes in time.
#include <algorithm>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

const std::string by_the_user = "report stopped: closed by the user";

/// Late news of the links there were; nothing may come of it.
void tell_late_news(session_script& script) {
  script.state_fact([&script](session& subject, instant now) {
    for (std::uint64_t number = 1; number <= static_cast<std::uint64_t>(script.link()); ++number) {
      const auto link = link_id(number);
      subject.link_progressed(now, link, link_phase::upgrading);
      subject.link_opened(now, link);
      subject.text_received(now, link, wire::encode_response(std::to_string(number) + "-login", "login", "{}"));
      subject.text_written(now, link);
      subject.link_closed(now, link, network_errc::reset, {});
    }
    subject.deadline_reached(now);
  });
  script.sees_nothing();
}

}  // namespace

TEST_CASE("close while waiting ends at once and the planned try does not happen") {
  session_script script;
  script.go_live();
  script.closed();
  const auto wait = script.last_change().next_try_in;
  script.forget();
  const auto call = script.close();
  script.sees({by_the_user + ", attempt 1", "complete 2: {}"});
  CHECK(script.end_of(call) != nullptr);
  script.advance(wait + 1h);
  script.sees_nothing();
  tell_late_news(script);
}

TEST_CASE("close while connecting ends when the link is gone at every phase of it") {
  for (const auto phase : {link_phase::resolving, link_phase::connecting, link_phase::tunnelling, link_phase::securing,
                           link_phase::upgrading}) {
    session_script script;
    script.cancel(script.connect());
    script.progressed(phase);
    script.forget();
    const auto call = script.close();
    script.sees({by_the_user, "close_link 1"});
    // The connection succeeds at this very moment: too late.
    script.opened();
    script.sees_nothing();
    script.closed({});
    CHECK(script.end_of(call) != nullptr);
    script.forget();
    tell_late_news(script);
    CHECK_FALSE(script.session().next_deadline().has_value());
  }
}

TEST_CASE("a new session right after the close of another has nothing to do with it") {
  session_script old;
  old.go_live();
  const auto closing = old.close();
  old.forget();
  // The other side has not closed the old link yet.
  session_script fresh;
  fresh.connect();
  fresh.opened();
  fresh.log_in();
  CHECK(fresh.state() == link_state::live);
  CHECK(old.end_of(closing) == nullptr);
  fresh.forget();
  old.closed({});
  CHECK(old.end_of(closing) != nullptr);
  old.forget();
  old.advance(1h);
  fresh.advance(1h);
  old.sees_nothing();
  fresh.sees_nothing();
  CHECK(fresh.state() == link_state::live);
  CHECK(fresh.metrics().attempts == 1);
}

TEST_CASE("close right after connect and connect right after close open one link at most") {
  session_script script;
  script.connect();
  script.close();
  const auto again = script.connect();
  const auto seen = script.forget();
  CHECK(std::count(seen.begin(), seen.end(), "open_link 1") == 1);
  CHECK(script.end_of(again)->error().code() == client_errc::stopped);
  script.closed({});
  script.forget();
  CHECK(script.metrics().attempts == 1);
}

TEST_CASE("a peer that never closes is left after two seconds") {
  session_script script;
  script.go_live();
  const auto call = script.close();
  script.forget();
  for (int i = 0; i < 19; ++i) {
    script.advance(100ms);
    script.control();
    script.push("incoming_event");
    CHECK(script.end_of(call) == nullptr);
  }
  script.sees_nothing();
  script.advance(100ms);
  script.sees({"close_link 1", "complete 2: {}"});
  tell_late_news(script);
}

TEST_CASE("no timer of a closed session is left behind") {
  session_script script;
  script.go_live();
  script.request("send_event", "{}", 10min);
  script.request("send_sneak_peek", R"({"chat_id":"C"})");
  script.request("send_sneak_peek", R"({"chat_id":"C"})");
  script.piled_up();
  script.close();
  script.closed({});
  script.forget();
  CHECK_FALSE(script.session().next_deadline().has_value());
  script.advance(24h);
  tell_late_news(script);
}

TEST_CASE("the timer of a close that was in time harms nobody") {
  session_script script;
  script.go_live();
  const auto call = script.close();
  script.advance(limits::close - 1ns);
  script.closed({});
  CHECK(script.end_of(call) != nullptr);
  script.forget();
  script.advance(1h);
  script.sees_nothing();
}
