// SPDX-License-Identifier: Apache-2.0
// A link from its opening to its silence: phases and their limits, addresses, pings, bad frames, old links.
#include <algorithm>
#include <livechat/customer/pushes.hpp>
#include <utility>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

std::string took_too_long(const std::string& what = "connecting") {
  return "report waiting: took too long: " + what + ", attempt 1";
}

/// A session that has asked for a link, with nobody waiting for it.
void begin(session_script& script) {
  script.cancel(script.connect());
  script.forget();
}

}  // namespace

TEST_CASE("every phase of connecting has its limit") {
  struct row {
    const char* told;
    std::vector<link_phase> phases;
    duration limit;
  };
  const auto resolving = link_phase::resolving;
  const auto connecting = link_phase::connecting;
  const auto securing = link_phase::securing;
  const auto upgrading = link_phase::upgrading;
  for (const auto& [told, phases, limit] : {
           row{"connecting", {}, limits::resolve},
           row{"looking up the name", {resolving}, limits::resolve},
           row{"agreeing on TLS", {connecting, securing}, limits::tls},
           row{"upgrading to WebSocket", {connecting, securing, upgrading}, limits::upgrade},
           row{"upgrading to WebSocket", {connecting, upgrading}, limits::upgrade},
       }) {
    const std::string phase = told;
    CAPTURE(phase);
    session_script script;
    begin(script);
    for (const auto each : phases) {
      script.advance(100ms);
      script.progressed(each);
    }
    script.advance(limit - 1ns);
    script.sees_nothing();
    script.advance(1ns);
    script.sees({"close_link 1", took_too_long(told)});
  }
}

TEST_CASE("the next address is tried every three seconds and TCP is over after ten") {
  session_script script;
  begin(script);
  script.progressed(link_phase::connecting);
  for (int i = 0; i < 3; ++i) {
    script.advance(limits::tcp_per_address - 1ns);
    script.sees_nothing();
    script.advance(1ns);
    script.sees({"try_next_address 1"});
    script.progressed(link_phase::connecting);
  }
  script.advance(1s - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"close_link 1", took_too_long()});
}

TEST_CASE("an address that connects is not given up") {
  session_script script;
  begin(script);
  script.progressed(link_phase::connecting);
  script.advance(2s);
  script.progressed(link_phase::securing);
  script.advance(9s);
  script.sees_nothing();
  script.opened();
  script.sees({"report logging in", "send_text 1 login 1-login"});
}

TEST_CASE("a link that says nothing more after the last address waits for the limit of TCP") {
  session_script script;
  begin(script);
  script.progressed(link_phase::connecting);
  script.advance(limits::tcp_per_address);
  script.sees({"try_next_address 1"});
  script.advance(7s - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"close_link 1", took_too_long()});
}

TEST_CASE("all phases together end after thirty seconds") {
  session_script script;
  begin(script);
  script.advance(4s);
  script.progressed(link_phase::connecting);
  script.advance(2s);
  script.progressed(link_phase::securing);
  script.advance(9s);
  // The secured connection broke, and the next address begins from TCP.
  script.progressed(link_phase::connecting);
  script.advance(2s);
  script.progressed(link_phase::securing);
  script.advance(9s);
  script.progressed(link_phase::upgrading);
  script.advance(4s - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"close_link 1", took_too_long("upgrading to WebSocket")});
}

TEST_CASE("a link that opened has no limits of connecting left") {
  session_script script;
  begin(script);
  script.progressed(link_phase::connecting);
  script.opened();
  script.log_in();
  script.forget();
  script.advance(1h);
  script.sees_nothing();
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a failure while connecting has its words in the state") {
  session_script script;
  begin(script);
  script.closed(tls_errc::certificate_expired, "certificate of example.com");
  script.sees({"report waiting: the certificate is out of its time: certificate of example.com, attempt 1"});
  CHECK(script.last_change().code == tls_errc::certificate_expired);
  CHECK(script.last_change().from == link_state::connecting);
  CHECK(script.last_change().next_try_in >= 1s);
}

TEST_CASE("an upgrade that is refused pauses") {
  session_script script;
  begin(script);
  script.closed(http_errc::refused, "HTTP status 404");
  script.sees({"report paused: the upgrade to WebSocket was refused: HTTP status 404, attempt 1"});
  script.advance(24h);
  script.sees_nothing();
}

TEST_CASE("a link that closes without a reason was closed by the other side") {
  session_script script;
  script.go_live();
  script.closed({});
  script.sees({"report waiting: the other side closed the connection, attempt 1"});
}

TEST_CASE("silence of twenty five seconds ends a live link") {
  auto settings = session_script::options();
  settings.answers_pings = false;
  session_script script(settings);
  script.go_live();
  script.advance(limits::silence - 1ns);
  for (const auto& each : script.forget()) CHECK(each == "send_ping 1");
  script.advance(1ns);
  script.sees({"close_link 1", "report waiting: the other side fell silent, attempt 1"});
  CHECK(script.last_change().code == network_errc::silent);
}

TEST_CASE("silence ends what is in flight as unknown") {
  auto settings = session_script::options();
  settings.answers_pings = false;
  session_script script(settings);
  script.go_live();
  const auto call = script.request("send_event", "{}", 10min);
  script.forget();
  script.advance(limits::silence);
  const auto seen = script.forget();
  REQUIRE(seen.size() >= 3);
  CHECK(seen[seen.size() - 2] == session_script::failed(call, client_errc::connection_lost, outcome::unknown));
}

TEST_CASE("what has not left whole waits for the next link, in its order") {
  session_script script;
  script.go_live();
  const auto sent = script.request("send_event", "{}", 10min);
  const auto cut = script.request("get_chat", "{}", 10min);
  const auto behind = script.request("list_threads", "{}", 10min);
  script.forget();
  script.unsent(2);
  script.closed(network_errc::reset);
  const auto seen = script.forget();
  CHECK(std::count(seen.begin(), seen.end(),
                   session_script::failed(sent, client_errc::connection_lost, outcome::unknown)) == 1);
  CHECK(script.open_calls() == 2);
  script.advance_to_deadline();
  script.opened();
  script.log_in();
  const auto again = script.forget();
  REQUIRE(again.size() >= 2);
  CHECK(again[again.size() - 2].find("get_chat") != std::string::npos);
  CHECK(again[again.size() - 1].find("list_threads") != std::string::npos);
  script.cancel(cut);
  script.cancel(behind);
  script.forget();
}

TEST_CASE("what has not left whole and would not wait for a link was not sent") {
  session_script script;
  script.go_live();
  request what{script.new_call(), "send_event", "{}", script.now() + 10min};
  what.waits_for_link = false;
  const auto call = script.submit(std::move(what));
  script.forget();
  script.unsent(1);
  script.closed(network_errc::reset);
  const auto seen = script.forget();
  CHECK(std::count(seen.begin(), seen.end(), session_script::failed(call, client_errc::offline, outcome::not_sent)) ==
        1);
}

TEST_CASE("a goodbye takes along what has not left, so its outcome is unknown") {
  session_script script;
  script.go_live();
  const auto call = script.request("send_event", "{}", 10min);
  script.forget();
  script.unsent(1);
  script.close();
  const auto seen = script.forget();
  CHECK(std::count(seen.begin(), seen.end(), session_script::failed(call, client_errc::stopped, outcome::unknown)) ==
        1);
  script.closed({});
  script.forget();
}

TEST_CASE("any frame keeps the link: an answer, a push, a pong, a bad one") {
  auto settings = session_script::options();
  settings.answers_pings = false;
  session_script script(settings);
  script.go_live();
  for (int i = 0; i < 12; ++i) {
    script.advance(24s);
    if (i % 4 == 0) script.control();
    if (i % 4 == 1) script.push("incoming_event");
    if (i % 4 == 2) script.answer("1-99");
    if (i % 4 == 3) script.binary();
  }
  CHECK(script.state() == link_state::live);
  script.forget();
}

TEST_CASE("a message may take long as long as it comes at a kibibyte a second") {
  auto settings = session_script::options();
  settings.answers_pings = false;
  session_script script(settings);
  script.go_live();
  std::size_t so_far = 0;
  for (int i = 0; i < 60; ++i) {
    script.part(so_far += 5 * 1024);
    script.advance(5s);
  }
  CHECK(script.state() == link_state::live);
  script.push("incoming_event");
  script.forget();
  script.part(1);
  script.push("incoming_event");
  script.advance(20s);
  script.push("incoming_event");
  script.advance(20s);
  CHECK(script.state() == link_state::live);
  script.forget();
}

TEST_CASE("a message that comes more slowly ends the link although pongs come") {
  session_script script;
  script.go_live();
  for (std::size_t so_far = 1; so_far < 30; ++so_far) {
    script.part(so_far);
    script.advance(1s);
    script.pong();
  }
  script.sees_nothing();
  script.advance(1s);
  script.sees(
      {"close_link 1", "report waiting: the other side fell silent: a message came at less than 1 KiB/s, attempt 1"});
  CHECK(script.last_change().code == network_errc::silent);
}

TEST_CASE("each message has thirty seconds of its own") {
  session_script script;
  script.go_live();
  script.part(1);
  script.part(0);
  script.advance(29s);
  script.part(100);
  script.advance(2s);
  CHECK(script.state() == link_state::live);
  script.part(0);
  script.advance(1min);
  CHECK(script.state() == link_state::live);
  script.forget();
}

TEST_CASE("what has come of a message is no sign of life when no more of it comes") {
  auto settings = session_script::options();
  settings.answers_pings = false;
  session_script script(settings);
  script.go_live();
  script.part(100);
  script.advance(24s);
  script.part(100);
  script.advance(1s);
  CHECK(script.state() == link_state::waiting);
  script.forget();
}

TEST_CASE("a message that waits because we do not read is not slow") {
  session_script script;
  script.go_live();
  script.part(1);
  script.piled_up();
  script.advance(5s);
  script.taken();
  script.forget();
  script.advance(30s);
  CHECK(script.state() == link_state::live);
  script.forget();
}

TEST_CASE("pings go out every fifteen seconds and pongs keep an idle link for a day") {
  session_script script;
  script.go_live();
  script.advance(24h);
  CHECK(script.state() == link_state::live);
  CHECK(script.pings() >= 5760);
  CHECK(script.pings() <= 5761);
  script.sees_nothing();
}

TEST_CASE("the interval of pings can be set") {
  auto settings = session_script::options();
  settings.settings.pulse.interval = 5s;
  session_script script(settings);
  script.go_live();
  script.advance(1min);
  CHECK(script.pings() >= 12);
  CHECK(script.pings() <= 13);
}

TEST_CASE("nothing is pinged before login or after the link") {
  session_script script;
  script.cancel(script.connect());
  script.opened();
  script.advance(limits::login - 1ns);
  CHECK(script.pings() == 0);
  script.log_in();
  script.closed();
  script.forget();
  script.advance(99ms);
  CHECK(script.pings() == 0);
  script.sees_nothing();
}

TEST_CASE("a long sleep is one late look and not many pings") {
  session_script script;
  script.go_live();
  script.state_fact([](session& subject, instant now) { subject.deadline_reached(now + 1h); });
  CHECK(script.pings() == 0);
  script.sees({"close_link 1", "report waiting: the other side fell silent, attempt 1"});
  script.advance(2h);
  script.forget();
}

TEST_CASE("five bad frames in a minute are told and the sixth drops the link") {
  session_script script;
  script.go_live();
  const std::string no_json = "log warning: a frame was dropped: not JSON: ";
  for (std::size_t i = 0; i < limits::bad_frames_per_minute; ++i) {
    script.advance(1s);
    switch (i % 3) {
      case 0:
        script.text("{");
        break;
      case 1:
        script.text(R"({"type":"push"})");
        break;
      default:
        script.binary();
        break;
    }
    CHECK(script.forget().size() == 2);
    CHECK(script.state() == link_state::live);
  }
  script.binary();
  script.sees({"log warning: a frame was dropped: a binary message",
               "complain the other side broke the WebSocket protocol: a binary message", "close_link 1",
               "report waiting: too many frames that are none of the API, attempt 1"});
  CHECK(script.last_change().next_try_in >= 1s);
  // The next link begins anew.
  script.go_live();
  script.binary();
  script.forget();
  CHECK(script.state() == link_state::live);
}

TEST_CASE("five bad frames each minute are borne for ever") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 100; ++i) {
    script.advance(12s + 1ms);
    script.text("nonsense");
  }
  CHECK(script.state() == link_state::live);
  script.forget();
}

TEST_CASE("bad frames before login count too") {
  session_script script;
  script.connect();
  script.opened();
  script.forget();
  for (std::size_t i = 0; i <= limits::bad_frames_per_minute; ++i) script.text("[]");
  CHECK(script.state() == link_state::waiting);
  CHECK(script.end_of(ticket{1}) != nullptr);
  script.forget();
}

TEST_CASE("frames of unknown types are no bad frames") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 20; ++i) {
    script.text(R"({"type":"notice"})");
    script.sees({"log warning: a frame of unknown type: notice"});
  }
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a push that does not fit its struct is delivered all the same") {
  session_script script;
  script.go_live();
  script.push("incoming_event", R"({"event":7})");
  script.push("incoming_hologram", "[]");
  script.sees({"deliver incoming_event", "deliver incoming_hologram"});
}

TEST_CASE("a push keeps its text and the id of its request") {
  session_script script;
  script.go_live();
  const std::string text = R"({ "type":"push", "action":"new","request_id":"1-1","payload":{"n":1e400,"s":"\ud800"} })";
  std::optional<deliver> found;
  script.session().text_received(script.now(), script.link(), text);
  while (auto effect = script.session().next_effect()) {
    if (auto* push = std::get_if<deliver>(&*effect)) found = std::move(*push);
  }
  REQUIRE(found.has_value());
  CHECK(found->push.raw() == text);
  CHECK(found->push.request_id() == "1-1");
  REQUIRE(found->push.as<unknown_push>() != nullptr);
  CHECK(found->push.as<unknown_push>()->payload.text() == R"({"n":1e400,"s":"\ufffd"})");
}

TEST_CASE("facts of an old link are passed over") {
  session_script script;
  script.go_live();
  const auto old = script.link();
  script.closed();
  script.go_live();
  const auto call = script.request("send_event", "{}", 10min);
  script.forget();
  const auto deadline = script.session().next_deadline();
  script.state_fact([old](session& subject, instant now) {
    now = now + 1s;
    subject.link_progressed(now, old, link_phase::connecting);
    subject.link_opened(now, old);
    subject.text_received(now, old, wire::encode_response("2-1", "a", "{}"));
    subject.text_received(now, old,
                          wire::encode_push("3.6", "customer_disconnected", R"({"reason":"license_expired"})", ""));
    subject.text_received(now, old, "bad");
    subject.binary_received(now, old);
    subject.control_received(now, old);
    subject.text_written(now, old);
    subject.link_closed(now, old, network_errc::reset, {});
  });
  script.sees_nothing();
  CHECK(script.session().next_deadline() == deadline);
  CHECK(script.state() == link_state::live);
  CHECK(script.end_of(call) == nullptr);
  script.answer("2-1");
  script.sees({"complete 2: {}"});
}

TEST_CASE("facts of a link that was dropped are passed over while waiting") {
  session_script script;
  script.go_live();
  const auto old = script.link();
  script.disconnect("internal_error");
  script.forget();
  script.state_fact([old](session& subject, instant now) {
    subject.link_opened(now, old);
    subject.text_received(now, old, "bad");
    subject.link_closed(now, old, network_errc::closed, {});
    subject.link_closed(now, old, network_errc::closed, {});
  });
  script.sees_nothing();
  CHECK(script.state() == link_state::waiting);
}

TEST_CASE("facts that do not fit the state are passed over") {
  session_script script;
  begin(script);
  script.text(wire::encode_response("1-login", "login", "{}"));
  script.binary();
  script.control();
  script.written();
  script.sees_nothing();
  CHECK(script.state() == link_state::connecting);
  script.opened();
  script.forget();
  script.opened();
  script.progressed(link_phase::connecting);
  script.sees_nothing();
  CHECK(script.state() == link_state::logging_in);
}
