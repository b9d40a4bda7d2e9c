// SPDX-License-Identifier: Apache-2.0
// The way from idle to live: one login, first on every link, and nothing else before its success.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options with_seed(std::uint64_t seed) {
  session_script::options out;
  out.seed = seed;
  return out;
}

}  // namespace

TEST_CASE("a session that is asked for nothing does nothing") {
  session_script script;
  script.advance(24h);
  CHECK(script.state() == link_state::idle);
  CHECK_FALSE(script.session().next_deadline().has_value());
  script.sees_nothing();
}

TEST_CASE("connect opens a link logs in and ends with the answer of login") {
  session_script script;
  const auto call = script.connect();
  script.sees({"report connecting", "open_link 1"});
  script.opened();
  script.sees({"report logging in", "send_text 1 login 1-login"});
  CHECK(script.last_text() ==
        R"({"request_id":"1-login","action":"login","payload":{"token":")" + std::string(test::canary) + R"("}})");
  CHECK(script.end_of(call) == nullptr);
  script.log_in(R"({"customer":{"id":"A"}})");
  script.sees({"report live", R"(complete 1: {"customer":{"id":"A"}})"});
}

TEST_CASE("the first request opens the link and leaves after login") {
  session_script script;
  script.request("send_event", R"({"chat_id":"C"})");
  script.sees({"report connecting", "open_link 1"});
  script.opened();
  script.sees({"report logging in", "send_text 1 login 1-login"});
  script.request("get_chat");
  script.sees_nothing();
  script.log_in();
  script.sees({"report live", "send_text 1 send_event 1-1", "send_text 1 get_chat 1-2"});
  script.answer("1-2");
  script.answer("1-1", R"({"event_id":"E"})");
  script.sees({"complete 2: {}", R"(complete 1: {"event_id":"E"})"});
}

TEST_CASE("connect while connecting waits for the same link") {
  session_script script;
  script.connect();
  script.connect();
  script.opened();
  script.connect();
  script.forget();
  script.log_in("{\"n\":1}");
  script.sees({"report live", "complete 1: {\"n\":1}", "complete 2: {\"n\":1}", "complete 3: {\"n\":1}"});
}

TEST_CASE("connect while live ends at once with the answer that login had") {
  session_script script;
  script.connect();
  script.opened();
  script.log_in("{\"n\":1}");
  script.forget();
  script.connect();
  script.sees({"complete 2: {\"n\":1}"});
}

TEST_CASE("an answer to login that comes before its frame counts as written is an answer") {
  auto settings = session_script::options();
  settings.writes_at_once = false;
  session_script script(settings);
  script.request("get_chat");
  script.opened();
  script.forget();
  script.log_in();
  script.sees({"report live"});
  script.written();
  script.sees({"send_text 1 get_chat 1-1"});
  script.written();
  script.answer("1-1");
  script.sees({"complete 1: {}"});
}

TEST_CASE("an answer to login is known by its id or its action") {
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  SUBCASE("an id of another") {
    script.answer("7-login");
    script.sees({"log debug: an answer without a request (any)"});
    script.log_in();
  }
  SUBCASE("no id but the action") { script.text(wire::encode_response("", "login", "{}")); }
  SUBCASE("no id and another action") {
    script.text(wire::encode_response("", "ping", "{}"));
    script.sees({"log debug: an answer without a request (ping)"});
    script.log_in();
  }
  script.sees({"report live", "complete 1: {}"});
}

TEST_CASE("a second answer to login changes nothing") {
  session_script script;
  script.go_live();
  script.log_in();
  script.sees({"log debug: an answer without a request (any)"});
  script.refuse(script.login_id(), "authentication");
  script.sees({"log debug: an answer without a request (any)"});
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a login that is refused with an error outside any frame is refused") {
  // Question C01; before its success nothing but login can be meant.
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  SUBCASE("a known type") {
    script.text(R"({"error":{"type":"authentication","message":"no"}})");
    script.sees({"log warning: an error without a request: authentication", "complain authentication", "close_link 1",
                 "report paused: authentication (login), attempt 1",
                 session_script::failed(ticket{1}, server_errc::authentication, outcome::not_sent)});
  }
  SUBCASE("an unknown type is counted only") {
    script.text(R"({"error":{"type":"strange"}})");
    script.sees({"log warning: an error without a request: strange", "complain unknown_type"});
    script.log_in();
    script.sees({"report live", "complete 1: {}"});
  }
}

TEST_CASE("no answer to login within fifteen seconds loses the link") {
  session_script script;
  script.connect(1min);
  script.opened();
  script.forget();
  script.advance(limits::login - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"close_link 1", "report waiting: took too long: login, attempt 1",
               session_script::failed(ticket{1}, network_errc::timed_out, outcome::not_sent)});
}

TEST_CASE("frames before the answer to login do not put its limit off") {
  session_script script;
  script.connect(1min);
  script.opened();
  script.forget();
  for (int i = 0; i < 14; ++i) {
    script.advance(1s);
    script.control();
  }
  script.sees_nothing();
  script.advance(1s);
  CHECK(script.state() == link_state::waiting);
  script.forget();
}

TEST_CASE("pushes before the answer to login are delivered after it in their order") {
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  script.push("incoming_event");
  script.push("incoming_chat");
  script.sees_nothing();
  script.log_in();
  script.sees({"report live", "complete 1: {}", "deliver incoming_event", "deliver incoming_chat"});
  script.push("incoming_event");
  script.sees({"deliver incoming_event"});
}

TEST_CASE("sixty four pushes are kept before login and more are bad frames") {
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  for (std::size_t i = 0; i < limits::pushes_before_login; ++i) script.push("p" + std::to_string(i));
  script.sees_nothing();
  script.push("one_too_many");
  script.sees({"log warning: a frame was dropped: too many pushes before the answer to login",
               "complain the other side broke the WebSocket protocol: too many pushes before the answer to login"});
  script.log_in();
  const auto seen = script.forget();
  REQUIRE(seen.size() == 2 + limits::pushes_before_login);
  CHECK(seen[2] == "deliver p0");
  CHECK(seen.back() == "deliver p63");
}

TEST_CASE("pushes before a login that fails are dropped") {
  session_script script;
  script.connect();
  script.opened();
  script.push("incoming_event");
  script.refuse(script.login_id(), "internal");
  script.forget();
  script.advance_to_deadline();
  script.opened();
  script.log_in();
  script.sees({"report connecting, attempt 1", "open_link 2", "report logging in, attempt 1",
               "send_text 2 login 2-login", "report live, attempt 1"});
}

TEST_CASE("customer_disconnected before login is heard at once") {
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  script.disconnect("license_expired");
  script.sees({"deliver customer_disconnected", "close_link 1", "report paused: license_expired (push), attempt 1",
               session_script::failed(ticket{1}, client_errc::paused, outcome::not_sent)});
}

TEST_CASE("the side storage is sent back at the next login") {
  session_script script;
  script.go_live();
  script.push("customer_side_storage_updated", R"({"customer_side_storage":{"visits":"1","k":"v"}})");
  script.push("customer_side_storage_updated", R"({"customer_side_storage":{"visits":"2"}})");
  script.sees({"deliver customer_side_storage_updated", "deliver customer_side_storage_updated"});
  script.closed();
  script.advance_to_deadline();
  script.opened();
  CHECK(script.last_text().find(R"("customer_side_storage":{"visits":"2"})") != std::string::npos);
  script.forget();
}

TEST_CASE("a side storage that comes before login is kept and an unreadable one is not") {
  session_script script;
  script.connect();
  script.opened();
  script.push("customer_side_storage_updated", R"({"customer_side_storage":{"a":"1"}})");
  script.push("customer_side_storage_updated", R"({"customer_side_storage":["a"]})");
  script.refuse(script.login_id(), "internal");
  script.advance_to_deadline();
  script.opened();
  CHECK(script.last_text().find(R"("customer_side_storage":{"a":"1"})") != std::string::npos);
  script.forget();
}

TEST_CASE("every login has an id of its own") {
  session_script script;
  script.go_live();
  script.closed();
  script.advance_to_deadline();
  script.opened();
  const auto seen = script.forget();
  CHECK(seen.back() == "send_text 2 login 2-login");
  script.answer("1-login");
  script.sees({"log debug: an answer without a request (any)"});
  CHECK(script.state() == link_state::logging_in);
}

TEST_CASE("the deadline of connect ends the call and not the attempt") {
  session_script script;
  script.connect(2s);
  script.forget();
  script.advance(2s);
  script.sees({session_script::failed(ticket{1}, client_errc::deadline_exceeded, outcome::not_sent)});
  script.opened();
  script.log_in();
  script.sees({"report logging in", "send_text 1 login 1-login", "report live"});
}

TEST_CASE("connect is cancelled before and not after its end") {
  session_script script;
  const auto call = script.connect();
  script.forget();
  script.cancel(call);
  script.sees({session_script::failed(call, client_errc::cancelled, outcome::not_sent)});
  script.cancel(call);
  script.cancel(ticket{99});
  script.sees_nothing();
}

TEST_CASE("the token is in the text of login only, whatever happens") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    session_script script(with_seed(seed));
    script.connect();
    script.opened();
    script.refuse(script.login_id(), "internal");
    script.go_live();
    script.request("send_event", R"({"a":1})");
    script.text("no frame");
    script.binary();
    script.text(R"({"error":{"type":"validation"}})");
    script.disconnect("internal_error");
    script.go_live();
    script.closed(network_errc::closed, "detail");
    script.close();
    // The harness looks for the token in every effect.
    CHECK_FALSE(script.forget().empty());
  }
}
