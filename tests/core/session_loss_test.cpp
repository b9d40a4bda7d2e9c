// SPDX-License-Identifier: Apache-2.0
// Losing the link and finding it again: every reason in every state, waits, pauses, resume.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

struct row {
  const char* reason;
  loss_rule wanted;
};

const row reasons[] = {
    {"access_token_expired", loss_rule::new_token},
    {"access_token_revoked", loss_rule::new_token},
    {"connection_evicted", loss_rule::retry_slowly},
    {"connection_timeout", loss_rule::retry},
    {"internal_error", loss_rule::retry},
    {"license_expired", loss_rule::pause},
    {"license_not_found", loss_rule::pause},
    {"logged_out_remotely", loss_rule::pause},
    {"misdirected_connection", loss_rule::new_region},
    {"service_temporarily_unavailable", loss_rule::retry_slowly},
    {"too_many_connections", loss_rule::pause},
    {"too_many_unauthorized_connections", loss_rule::retry_slowly},
    {"unsupported_version", loss_rule::pause},
    {"customer_banned", loss_rule::pause},
    {"customer_temporarily_blocked", loss_rule::blocked},
    {"inactivity_timeout", loss_rule::pause},
    {"product_version_changed", loss_rule::pause},
    {"users_limit_reached", loss_rule::pause},
    {"a_new_reason", loss_rule::retry_unknown},
};

// One token and one region: whoever needs another has to pause.
bool is_over(loss_rule what) {
  return what == loss_rule::pause || what == loss_rule::blocked || what == loss_rule::new_token ||
         what == loss_rule::new_region;
}

// What a call that was never sent is told.
std::error_code told(const row& why) {
  if (is_over(why.wanted)) return client_errc::paused;
  return network_errc::closed;
}

std::string state_line(const row& why) {
  return std::string("report ") + (is_over(why.wanted) ? "paused" : "waiting") + ": " + why.reason +
         " (push), attempt 1";
}

}  // namespace

TEST_CASE("every reason has its way on before login") {
  for (const auto& why : reasons) {
    const std::string reason = why.reason;
    CAPTURE(reason);
    session_script script;
    script.connect();
    script.request();
    script.opened();
    script.forget();
    script.disconnect(why.reason);
    script.sees({"deliver customer_disconnected", "close_link 1", state_line(why),
                 session_script::failed(ticket{2}, told(why), outcome::not_sent),
                 session_script::failed(ticket{1}, told(why), outcome::not_sent)});
    CHECK(script.session().next_deadline().has_value() == (!is_over(why.wanted) || why.wanted == loss_rule::blocked));
  }
}

TEST_CASE("every reason has its way on while live") {
  for (const auto& why : reasons) {
    const std::string reason = why.reason;
    CAPTURE(reason);
    session_script script;
    script.go_live();
    script.disconnect(why.reason);
    script.sees({"deliver customer_disconnected", "close_link 1", state_line(why)});
    if (why.wanted == loss_rule::blocked) {
      script.advance(limits::blocked - 1s);
      script.sees_nothing();
      script.advance(1s);
      script.sees({"report connecting, attempt 1", "open_link 2"});
      continue;
    }
    if (is_over(why.wanted)) {
      script.advance(24h);
      script.sees_nothing();
      continue;
    }
    const auto wait = script.last_change().next_try_in;
    const bool is_quick = why.wanted == loss_rule::retry;
    CHECK(wait >= (is_quick ? std::chrono::milliseconds(limits::backoff_floor)
                            : std::chrono::milliseconds(limits::slow_floor)));
    CHECK(wait <= (is_quick ? std::chrono::milliseconds(limits::backoff_first)
                            : std::chrono::milliseconds(limits::slow_first)));
    script.advance(wait - 1ms);
    script.sees_nothing();
    script.advance(2ms);
    script.sees({"report connecting, attempt 1", "open_link 2"});
  }
}

TEST_CASE("every reason has its way on with requests in flight and waiting") {
  for (const auto& why : reasons) {
    const std::string reason = why.reason;
    CAPTURE(reason);
    session_script script;
    script.go_live();
    for (int i = 0; i < 10; ++i) script.request("send_event", "{}", 10min);
    script.forget();
    script.disconnect(why.reason);
    std::vector<std::string> expected = {"deliver customer_disconnected", "close_link 1"};
    for (std::uint64_t i = 2; i <= 10; ++i) {
      expected.push_back(
          session_script::failed(static_cast<ticket>(i), client_errc::connection_lost, outcome::unknown));
    }
    expected.push_back(state_line(why));
    if (is_over(why.wanted)) expected.push_back(session_script::failed(ticket{11}, told(why), outcome::not_sent));
    script.sees(expected);
    if (is_over(why.wanted)) continue;
    CHECK(script.end_of(ticket{11}) == nullptr);
    script.go_live();
    script.answer("2-10");
    script.sees({"complete 11: {}"});
  }
}

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
