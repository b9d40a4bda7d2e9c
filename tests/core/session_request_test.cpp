// SPDX-License-Identifier: Apache-2.0
// Requests: each ends exactly once, with what is known of its effect.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

const error& error_of(const session_script& script, ticket call) {
  const auto* end = script.end_of(call);
  REQUIRE(end != nullptr);
  REQUIRE_FALSE(end->has_value());
  return end->error();
}

}  // namespace

TEST_CASE("a request is answered") {
  session_script script;
  script.go_live();
  const auto call = script.request("send_event", R"({"chat_id":"C"})");
  script.sees({"send_text 1 send_event 1-1"});
  CHECK(script.last_text() == R"({"request_id":"1-1","action":"send_event","payload":{"chat_id":"C"}})");
  CHECK(script.end_of(call) == nullptr);
  script.answer("1-1", R"({"event_id":"E", "n":1e400})");
  script.sees({R"(complete 2: {"event_id":"E", "n":1e400})"});
}

TEST_CASE("a request may ask for another version") {
  session_script script;
  script.go_live();
  script.request("list_chats", "{}", 20s, api_version::v3_7);
  script.sees({"send_text 1 list_chats 1-1"});
  CHECK(script.last_text() == R"({"version":"3.7","request_id":"1-1","action":"list_chats","payload":{}})");
  script.answer("1-1");
  script.sees({"complete 2: {}"});
}

TEST_CASE("an answer may name another action") {
  session_script script;
  script.go_live();
  script.request("list_threads");
  script.forget();
  script.text(wire::encode_response("1-1", "get_chat", "{}"));
  script.sees({"complete 2: {}"});
}

TEST_CASE("a refusal is certain or not by its type") {
  for (int value = 1; value <= test::last_server_errc; ++value) {
    const auto type = static_cast<server_errc>(value);
    const std::string name = std::error_code(type).message();
    CAPTURE(name);
    session_script script;
    script.go_live();
    const ticket call = script.new_call();
    request once{call, "send_event", "{}", script.now() + 20s};
    once.may_be_repeated = false;
    script.submit(std::move(once));
    script.forget();
    script.refuse("1-1", name);
    const bool is_open =
        type == server_errc::internal || type == server_errc::request_timeout || type == server_errc::unknown_type;
    script.sees({session_script::failed(call, type, is_open ? outcome::unknown : outcome::rejected)});
    const auto& failure = error_of(script, call);
    CHECK(failure.action() == "send_event");
    CHECK(failure.request_id() == "1-1");
    REQUIRE(failure.server() != nullptr);
    CHECK(failure.server()->type == name);
    CHECK(failure.server()->message == "words of the service");
    CHECK(std::string(failure.what()).find("words of the service") == std::string::npos);
    CHECK(script.state() == link_state::live);
  }
}

TEST_CASE("an error of a type nobody knows is unknown and keeps its words") {
  session_script script;
  script.go_live();
  const auto call = script.request();
  script.forget();
  script.refuse("1-1", "SURPRISE");
  script.sees({session_script::failed(call, server_errc::unknown_type, outcome::unknown)});
  CHECK(error_of(script, call).server()->type == "SURPRISE");
  CHECK(std::string(error_of(script, call).what()).find("SURPRISE") == std::string::npos);
}

TEST_CASE("an answer that nobody waits for is passed over") {
  session_script script;
  script.go_live();
  script.request();
  script.forget();
  script.answer("1-2");
  script.answer("");
  script.answer("1-1-1");
  script.sees({"log debug: an answer without a request (any)", "log debug: an answer without a request (any)",
               "log debug: an answer without a request (any)"});
  script.answer("1-1");
  script.answer("1-1");
  script.sees({"complete 2: {}", "log debug: an answer without a request (any)"});
}

TEST_CASE("an error outside any frame ends no request") {
  session_script script;
  script.go_live();
  script.request();
  script.forget();
  script.text(R"({"error":{"type":"validation","message":"words of the service"}})");
  script.sees({"log warning: an error without a request: validation", "complain validation"});
  REQUIRE(script.complaints().size() == 1);
  CHECK(script.complaints()[0].outcome() == outcome::unknown);
  CHECK(script.complaints()[0].server()->message == "words of the service");
  script.answer("1-1");
  script.sees({"complete 2: {}"});
}

TEST_CASE("text of the other side is shown short and printable") {
  session_script script;
  script.go_live();
  const std::string nasty = "a\x1b[31m\n\xF0\x9F\x98\x80" + std::string(200, 'x');
  script.text(wire::encode_response("7-7", nasty, "{}"));
  const auto seen = script.forget();
  REQUIRE(seen.size() == 1);
  CHECK(seen[0] ==
        "log debug: an answer without a request (a?[31m?????" + std::string(limits::shown_text - 11, 'x') + ")");
  script.text(R"({"type":"x\u0007y"})");
  script.sees({"log warning: a frame of unknown type: x?y"});
}

TEST_CASE("one text is written at a time") {
  auto settings = session_script::options();
  settings.writes_at_once = false;
  session_script script(settings);
  script.connect();
  script.opened();
  script.written();
  script.log_in();
  script.forget();
  script.request();
  script.request();
  script.request();
  script.sees({"send_text 1 send_event 1-1"});
  script.answer("1-1");
  script.sees({"complete 2: {}"});
  script.written();
  script.sees({"send_text 1 send_event 1-2"});
  script.written();
  script.sees({"send_text 1 send_event 1-3"});
  script.written();
  script.sees_nothing();
  script.answer("1-2");
  script.answer("1-3");
  script.sees({"complete 3: {}", "complete 4: {}"});
}

TEST_CASE("nine requests are in flight at most, one more place is kept for ping") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 12; ++i) script.request();
  CHECK(script.forget().size() == limits::window);
  script.request("ping");
  script.sees({"send_text 1 ping 1-10"});
  script.request("ping");
  script.sees_nothing();
  script.answer("1-3");
  // A place for ping, not yet one for the others.
  script.sees({"complete 4: {}", "send_text 1 ping 1-11"});
  script.answer("1-10");
  script.sees({"complete 14: {}"});
  script.answer("1-11");
  script.sees({"complete 15: {}", "send_text 1 send_event 1-12"});
  for (const auto* id : {"1-1", "1-2", "1-4", "1-5", "1-6", "1-7", "1-8", "1-9", "1-12", "1-13", "1-14"})
    script.answer(id);
  script.forget();
}

TEST_CASE("more than a thousand requests that wait are refused") {
  session_script script;
  std::vector<ticket> calls;
  for (std::size_t i = 0; i < limits::waiting_requests; ++i) calls.push_back(script.request());
  script.sees({"report connecting", "open_link 1"});
  const auto last = script.request("get_chat");
  script.sees({session_script::failed(last, client_errc::queue_full, outcome::not_sent)});
  CHECK(error_of(script, last).action() == "get_chat");
  CHECK(error_of(script, last).retryable());
  script.close();
  CHECK(script.forget().size() == limits::waiting_requests + 2);
  script.closed();
  script.forget();
}

TEST_CASE("a request whose deadline comes before it left was not sent") {
  session_script script;
  const auto call = script.request("send_event", "{}", 3s);
  script.forget();
  script.advance(3s - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({session_script::failed(call, client_errc::deadline_exceeded, outcome::not_sent)});
  CHECK(error_of(script, call).request_id().empty());
  script.opened();
  script.log_in();
  script.sees({"report logging in", "send_text 1 login 1-login", "report live"});
}

TEST_CASE("a request whose deadline comes after it left is unknown and its late answer is swallowed") {
  session_script script;
  script.go_live();
  const auto call = script.request("send_event", "{}", 3s);
  script.forget();
  script.advance(3s);
  script.sees({session_script::failed(call, client_errc::deadline_exceeded, outcome::unknown)});
  CHECK(error_of(script, call).request_id() == "1-1");
  script.answer("1-1");
  script.sees({"log debug: an answer without a request (any)"});
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a request that is over its deadline when it could leave does not leave") {
  SUBCASE("it was over when it was made") {
    session_script script;
    script.go_live();
    const auto call = script.request("send_event", "{}", 0s);
    script.sees_nothing();
    script.advance(0s);
    script.sees({session_script::failed(call, client_errc::deadline_exceeded, outcome::not_sent)});
  }
  SUBCASE("the answer to login comes at the very instant") {
    session_script script;
    const auto call = script.request("send_event", "{}", 5s);
    script.opened();
    script.forget();
    script.state_fact([&](session& subject, instant now) {
      subject.text_received(now + 5s, script.link(), wire::encode_response("1-login", "login", "{}"));
    });
    script.sees({"report live"});
    script.advance(5s);
    script.sees({session_script::failed(call, client_errc::deadline_exceeded, outcome::not_sent)});
  }
}

TEST_CASE("the place of an abandoned request is held for twenty seconds after it left") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 9; ++i) script.request("send_event", "{}", 2s);
  script.forget();
  script.advance(2s);
  CHECK(script.forget().size() == 9);
  const auto next = script.request("get_chat", "{}", 1min);
  script.advance(18s - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"send_text 1 get_chat 1-10"});
  script.answer("1-10");
  script.sees({"complete 11: {}"});
  CHECK(script.end_of(next) != nullptr);
}

TEST_CASE("the late answer of an abandoned request frees its place") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 9; ++i) script.request("send_event", "{}", 2s);
  script.advance(2s);
  script.request("get_chat", "{}", 1min);
  script.forget();
  script.answer("1-4");
  script.sees({"log debug: an answer without a request (any)", "send_text 1 get_chat 1-10"});
  script.answer("1-10");
  script.forget();
}

TEST_CASE("a new link begins with an empty window") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 9; ++i) script.request("send_event", "{}", 2s);
  script.advance(2s);
  script.request("get_chat", "{}", 1min);
  script.closed();
  script.advance_to_deadline();
  script.opened();
  script.forget();
  script.log_in();
  script.sees({"report live, attempt 1", "send_text 2 get_chat 2-10"});
  script.answer("2-10");
  script.forget();
}

TEST_CASE("a request is cancelled before it left") {
  session_script script;
  const auto call = script.request();
  script.forget();
  script.cancel(call);
  script.sees({session_script::failed(call, client_errc::cancelled, outcome::not_sent)});
  script.opened();
  script.log_in();
  script.sees({"report logging in", "send_text 1 login 1-login", "report live"});
  script.cancel(call);
  script.sees_nothing();
}

TEST_CASE("a request is cancelled after it left") {
  session_script script;
  script.go_live();
  const auto call = script.request();
  script.forget();
  script.cancel(call);
  script.sees({session_script::failed(call, client_errc::cancelled, outcome::unknown)});
  script.cancel(call);
  script.sees_nothing();
  script.answer("1-1");
  script.sees({"log debug: an answer without a request (any)"});
}

TEST_CASE("a lost link makes what is in flight unknown and keeps what waits") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 10; ++i) script.request("send_event", "{}", 10min);
  script.forget();
  script.closed(network_errc::reset);
  std::vector<std::string> expected;
  for (std::uint64_t i = 2; i <= 10; ++i) {
    expected.push_back(session_script::failed(static_cast<ticket>(i), client_errc::connection_lost, outcome::unknown));
  }
  expected.emplace_back("report waiting: the other side broke the connection off, attempt 1");
  script.sees(expected);
  CHECK(error_of(script, ticket{2}).request_id() == "1-1");
  script.advance_to_deadline();
  script.opened();
  script.forget();
  script.log_in();
  script.sees({"report live, attempt 1", "send_text 2 send_event 2-10"});
  script.answer("2-10");
  script.sees({"complete 11: {}"});
}

TEST_CASE("requests survive many outages after the first success") {
  session_script script;
  script.go_live();
  script.closed();
  const auto call = script.request("send_event", "{}", 10min);
  script.forget();
  for (int i = 0; i < 5; ++i) {
    script.advance_to_deadline();
    script.closed(network_errc::connect_refused);
    CHECK(script.end_of(call) == nullptr);
  }
  script.advance_to_deadline();
  script.opened();
  script.log_in();
  CHECK(script.forget().back() == "send_text 7 send_event 7-1");
  script.answer("7-1");
  script.sees({"complete 2: {}"});
}

TEST_CASE("before the first success a lost link ends every call at once with its cause") {
  session_script script;
  script.connect(10min);
  script.request("send_event", "{}", 10min);
  script.request("get_chat", "{}", 10min);
  script.forget();
  script.closed(network_errc::connect_refused, "127.0.0.1");
  script.sees({"report waiting: nobody listens on that port: 127.0.0.1, attempt 1",
               session_script::failed(ticket{2}, network_errc::connect_refused, outcome::not_sent),
               session_script::failed(ticket{3}, network_errc::connect_refused, outcome::not_sent),
               session_script::failed(ticket{1}, network_errc::connect_refused, outcome::not_sent)});
  CHECK(std::string(error_of(script, ticket{2}).what()) ==
        "send_event: nobody listens on that port: 127.0.0.1 (outcome: not sent)");
  CHECK(std::string(error_of(script, ticket{1}).what()) == "nobody listens on that port: 127.0.0.1");
}

TEST_CASE("a cause without more words is told once") {
  session_script script;
  script.request("send_event");
  script.forget();
  script.closed(network_errc::connect_failed);
  script.forget();
  CHECK(std::string(error_of(script, ticket{1}).what()) == "send_event: could not connect (outcome: not sent)");
}

TEST_CASE("what() of a failed call never quotes the service") {
  const auto check_all = [](const session_script& script) {
    for (std::uint64_t i = 1; i <= script.calls_made(); ++i) {
      const auto* end = script.end_of(static_cast<ticket>(i));
      if (end == nullptr || end->has_value()) continue;
      const std::string what = end->error().what();
      CAPTURE(what);
      CHECK(what.find("SURPRISE") == std::string::npos);
      CHECK(end->error().detail().find("SURPRISE") == std::string::npos);
    }
  };
  SUBCASE("the type of a login error") {
    session_script script;
    script.request();
    script.connect();
    script.opened();
    script.refuse(script.login_id(), "SURPRISE");
    CHECK(script.forget().size() == 8);
    check_all(script);
  }
  SUBCASE("the reason of a disconnect, in flight") {
    session_script script;
    script.go_live();
    script.request();
    script.forget();
    script.disconnect("SURPRISE");
    script.sees({"deliver customer_disconnected", "close_link 1",
                 session_script::failed(ticket{2}, client_errc::connection_lost, outcome::unknown),
                 "report waiting: SURPRISE (push), attempt 1"});
    check_all(script);
  }
  SUBCASE("the reason of a disconnect, before the first success") {
    session_script script;
    script.connect();
    script.request();
    script.opened();
    script.disconnect("SURPRISE");
    CHECK(script.forget().size() == 9);
    check_all(script);
  }
  SUBCASE("the reason of a pause, in calls that are made later") {
    session_script script;
    script.go_live();
    for (unsigned i = 0; i <= limits::unknown_reason_tries; ++i) {
      if (i != 0) script.go_live();
      script.disconnect("SURPRISE");
    }
    REQUIRE(script.state() == link_state::paused);
    script.request();
    script.connect();
    script.forget();
    check_all(script);
  }
}

TEST_CASE("a request while paused is refused with the reason") {
  session_script script;
  script.go_live();
  script.disconnect("license_expired");
  script.forget();
  const auto call = script.request("get_chat");
  const auto connect = script.connect();
  script.sees({session_script::failed(call, client_errc::paused, outcome::not_sent),
               session_script::failed(connect, client_errc::paused, outcome::not_sent)});
  CHECK(error_of(script, call).detail() == "license_expired (push)");
  CHECK(error_of(script, call).action() == "get_chat");
}
