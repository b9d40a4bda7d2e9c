// SPDX-License-Identifier: Apache-2.0
// Patience: with a connection that is away, with a service that is busy, and none with sneak peeks.
#include <algorithm>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

request impatient(session_script& script, duration deadline = 10min) {
  request out{script.new_call(), "send_event", "{}", script.now() + deadline};
  out.waits_for_link = false;
  return out;
}

request not_repeated(session_script& script) {
  request out{script.new_call(), "send_event", "{}", script.now() + 20s};
  out.may_be_repeated = false;
  return out;
}

ticket peek_at(session_script& script, const std::string& chat, duration deadline = 20s) {
  return script.request("send_sneak_peek", R"({"chat_id":")" + chat + "\"}", deadline);
}

std::string offline_end(ticket call) { return session_script::failed(call, client_errc::offline, outcome::not_sent); }

std::string superseded_end(ticket call) {
  return session_script::failed(call, client_errc::superseded, outcome::not_sent);
}

/// Until the session sends something again; gives the time that took.
duration until_it_is_sent(session_script& script) {
  const auto before = script.now();
  const auto sent = script.metrics().texts_sent;
  while (script.metrics().texts_sent == sent && script.now() < before + 10min) script.advance_to_deadline();
  return script.now() - before;
}

}  // namespace

// --- A connection that is away -------------------------------------------------------------------------------------

TEST_CASE("who would not wait for a connection is told at once that there is none and a link is opened all the same") {
  session_script script;
  const auto call = script.submit(impatient(script));
  script.sees({offline_end(call), "report connecting", "open_link 1"});
  script.opened();
  const auto second = script.submit(impatient(script));
  script.sees({"report logging in", "send_text 1 login 1-login", offline_end(second)});
  script.log_in();
  script.submit(impatient(script));
  script.sees({"report live", "send_text 1 send_event 1-1"});
  script.answer("1-1");
  script.closed();
  script.forget();
  const auto last = script.submit(impatient(script));
  script.sees({offline_end(last)});
}

TEST_CASE("who would not wait for a connection and has not left ends when it is lost and the others stay") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 9; ++i) script.request("send_event", "{}", 10min);
  const auto patient = script.request("get_chat", "{}", 10min);
  const auto call = script.submit(impatient(script));
  script.forget();
  script.closed();
  CHECK(script.forget().back() == offline_end(call));
  CHECK(script.end_of(patient) == nullptr);
  script.go_live();
  script.answer("2-10");
  script.forget();
}

// --- A service that is busy ----------------------------------------------------------------------------------------

TEST_CASE("what the service is too busy for is sent again after growing waits until it is done") {
  struct row {
    const char* type;
    duration first;
  };
  for (const auto& [type, first] : {
           row{"too_many_requests", limits::pacing_first},
           row{"pending_requests_limit_reached", limits::pacing_first},
           row{"service_unavailable", limits::slow_first},
       }) {
    const std::string shown = type;
    CAPTURE(shown);
    session_script script;
    script.go_live();
    const auto call = script.request("get_chat", "{}", 10min);
    script.forget();
    duration most = first;
    for (unsigned i = 1; i <= 4; ++i) {
      script.refuse("1-" + std::to_string(i), type);
      script.sees_nothing();
      const auto wait = until_it_is_sent(script);
      CHECK(wait >= most / 2);
      CHECK(wait <= most);
      script.sees({"send_text 1 get_chat 1-" + std::to_string(i + 1)});
      most *= 2;
    }
    script.answer("1-5");
    script.sees({"complete 2: {}"});
    CHECK(script.end_of(call) != nullptr);
    CHECK(script.metrics().actions.at("get_chat") == action_metrics{5, 1, 4, 0, 4});
  }
}

TEST_CASE("only the action that met too many requests waits and all wait for a service that is unavailable") {
  for (const bool is_all : {false, true}) {
    session_script script;
    script.go_live();
    script.request("get_chat", "{}", 10min);
    script.refuse("1-1", is_all ? "service_unavailable" : "too_many_requests");
    script.forget();
    script.request("list_chats", "{}", 10min);
    CHECK(script.forget().size() == (is_all ? 0 : 1));
    script.leaves_open_calls();
  }
}

TEST_CASE("a service that is busy until the deadline has said no") {
  session_script script;
  script.go_live();
  const auto call = script.request("get_chat", "{}", 700ms);
  script.forget();
  script.refuse("1-1", "service_unavailable");
  script.advance(700ms);
  script.sees({session_script::failed(call, server_errc::service_unavailable, outcome::rejected)});
  CHECK(script.end_of(call)->error().server()->type == "service_unavailable");
}

TEST_CASE("who would not be repeated is told at once") {
  for (const auto type : {server_errc::too_many_requests, server_errc::service_unavailable,
                          server_errc::pending_requests_limit_reached}) {
    session_script script;
    script.go_live();
    const auto call = script.submit(not_repeated(script));
    script.forget();
    script.refuse("1-1", std::error_code(type).message());
    script.sees({session_script::failed(call, type, outcome::rejected)});
  }
}

TEST_CASE("what waits for a busy service can be cancelled and survives the connection") {
  session_script script;
  script.go_live();
  const auto first = script.request("get_chat", "{}", 10min);
  script.refuse("1-1", "too_many_requests");
  script.forget();
  script.cancel(first);
  script.sees({session_script::failed(first, client_errc::cancelled, outcome::not_sent)});
  const auto second = script.request("list_chats", "{}", 10min);
  script.refuse("1-2", "too_many_requests");
  script.closed();
  script.go_live();
  if (script.metrics().in_flight == 0) until_it_is_sent(script);
  script.answer("2-3");
  CHECK(script.end_of(second) != nullptr);
  script.forget();
}

TEST_CASE("too many pending requests make the window smaller") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 9; ++i) script.request("send_event", "{}", 10min);
  CHECK(script.metrics().window == limits::window);
  script.refuse("1-9", "pending_requests_limit_reached");
  CHECK(script.metrics().window == limits::window / 2);
  CHECK(script.metrics().in_flight == 8);
  script.forget();
  script.closed();
  CHECK(script.metrics().window == limits::window);
  script.forget();
  script.leaves_open_calls();
}

// --- Sneak peeks ---------------------------------------------------------------------------------------------------

TEST_CASE("of many sneak peeks the first and the last go") {
  session_script script;
  script.go_live();
  peek_at(script, "C");
  script.sees({"send_text 1 send_sneak_peek 1-1"});
  const auto second = peek_at(script, "C");
  peek_at(script, "C");
  script.sees({superseded_end(second)});
  script.advance(limits::sneak_peek_every);
  script.sees({"send_text 1 send_sneak_peek 1-2"});
  script.answer("1-1");
  script.answer("1-2");
  script.sees({"complete 2: {}", "complete 4: {}"});
  CHECK(script.metrics().sneak_peeks_shed == 1);
}

TEST_CASE("a message takes the place of the sneak peek that waits in its chat") {
  session_script script;
  script.go_live();
  peek_at(script, "C");
  const auto held = peek_at(script, "C");
  script.forget();
  script.request("send_event", R"({"chat_id":"C"})");
  script.sees({superseded_end(held), "send_text 1 send_event 1-2"});
  script.answer("1-1");
  script.answer("1-2");
  script.forget();
  script.advance(1min);
  script.sees_nothing();
}

TEST_CASE("no sneak peek waits for a connection") {
  session_script script;
  const auto idle = peek_at(script, "C");
  script.sees({offline_end(idle), "report connecting", "open_link 1"});
  script.opened();
  script.log_in();
  script.forget();
  peek_at(script, "C");
  const auto held = peek_at(script, "C");
  script.forget();
  script.closed();
  CHECK(script.forget().back() == offline_end(held));
  const auto waiting = peek_at(script, "C");
  script.sees({offline_end(waiting)});
  CHECK(script.metrics().sneak_peeks_shed == 3);
}

TEST_CASE("a sneak peek that found no room in the window does not wait for another connection") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 9; ++i) script.request("get_chat", "{}", 10min);
  const auto call = peek_at(script, "C", 10min);
  script.forget();
  script.closed();
  CHECK(script.forget().back() == offline_end(call));
}

TEST_CASE("a sneak peek is not repeated for a busy service") {
  session_script script;
  script.go_live();
  const auto call = peek_at(script, "C");
  script.forget();
  script.refuse("1-1", "too_many_requests");
  script.sees({session_script::failed(call, server_errc::too_many_requests, outcome::rejected)});
}

TEST_CASE("a sneak peek that waits has a deadline and can be cancelled") {
  session_script script;
  script.go_live();
  peek_at(script, "C");
  const auto late = peek_at(script, "C", 1s);
  script.forget();
  script.advance(1s);
  script.sees({session_script::failed(late, client_errc::deadline_exceeded, outcome::not_sent)});
  const auto unwanted = peek_at(script, "C");
  script.cancel(unwanted);
  script.sees({session_script::failed(unwanted, client_errc::cancelled, outcome::not_sent)});
  script.answer("1-1");
  script.forget();
}
