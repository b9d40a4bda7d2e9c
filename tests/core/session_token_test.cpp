// SPDX-License-Identifier: Apache-2.0
// Tokens: asked for when one is wanted, once, renewed in time, replaced when they are refused.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options by_provider() {
  session_script::options out;
  out.settings = session_script::provider_settings();
  return out;
}

access_token living_for(std::chrono::seconds life) { return {secret(std::string(test::canary)), life}; }

/// Live, with a token of that life.
void go_live_for(session_script& script, std::chrono::seconds life) {
  script.connect();
  script.token_came(living_for(life));
  script.opened();
  script.log_in();
  script.forget();
}

/// Until another token is asked for; gives the time that took.
duration until_token_is_wanted(session_script& script) {
  const auto before = script.now();
  const auto asked = script.metrics().token_requests;
  while (script.metrics().token_requests == asked && script.now() < before + 48h) script.advance_to_deadline();
  return script.now() - before;
}

const error provider_is_busy(client_errc::token_unavailable, outcome::not_sent, "try later");
const error refused_for_good(client_errc::invalid_config, outcome::not_sent, "no such customer");

}  // namespace

TEST_CASE("a token is asked for before the link is opened and is said in its login") {
  session_script script(by_provider());
  script.connect();
  script.sees({"report connecting", "fetch_token 1"});
  script.advance(1s);
  script.sees_nothing();
  script.token_came();
  script.sees({"open_link 1"});
  script.opened();
  CHECK(script.last_text().find(test::canary) != std::string::npos);
  script.log_in();
  script.sees({"report logging in", "send_text 1 login 1-login", "report live", "complete 1: {}"});
  CHECK(script.metrics().token_requests == 1);
}

TEST_CASE("a token that was given is used for every link until it is refused") {
  session_script script(by_provider());
  for (int i = 0; i < 20; ++i) {
    script.go_live();
    script.closed();
    script.forget();
  }
  CHECK(script.metrics().token_requests == 1);
}

TEST_CASE("a token is asked for once however much happens meanwhile") {
  session_script script(by_provider());
  script.connect();
  script.connect();
  script.request();
  script.slept(limits::sleep_least);
  script.network_changed();
  CHECK(script.metrics().token_requests == 1);
  script.token_came();
  script.opened();
  script.log_in();
  CHECK(script.state() == link_state::live);
  script.answer("2-1");
  script.forget();
}

TEST_CASE("an error of the provider is tried again or pauses as it says") {
  session_script script(by_provider());
  const auto call = script.connect();
  script.forget();
  SUBCASE("one that may pass is tried again") {
    script.token_failed(provider_is_busy);
    script.sees({"log warning: no token: " + std::string(provider_is_busy.what()),
                 "report waiting: " + provider_is_busy.code().message() + " (token), attempt 1",
                 session_script::failed(call, client_errc::token_unavailable, outcome::not_sent)});
    CHECK(script.last_change().layer == link_layer::token);
    CHECK(script.last_change().next_try_in <= limits::backoff_first);
    script.advance_to_deadline();
    script.sees({"report connecting, attempt 1", "fetch_token 2"});
  }
  SUBCASE("another one pauses") {
    script.token_failed(refused_for_good);
    CHECK(script.state() == link_state::paused);
    CHECK(script.last_change().layer == link_layer::token);
    CHECK_FALSE(script.session().next_deadline().has_value());
    script.forget();
  }
}

TEST_CASE("a provider that gives no token or does not answer in time may do better later") {
  session_script script(by_provider());
  script.connect(1min);
  script.forget();
  SUBCASE("an empty token is none") { script.token_came(secret("")); }
  SUBCASE("no answer within the deadline") {
    script.advance(limits::token - 1ns);
    script.sees_nothing();
    script.advance(1ns);
  }
  CHECK(script.state() == link_state::waiting);
  CHECK(script.last_change().code == client_errc::token_unavailable);
  CHECK(script.last_change().layer == link_layer::token);
  script.forget();
}

TEST_CASE("the deadline of the provider can be set") {
  auto options = by_provider();
  options.settings.token_deadline = 2s;
  session_script script(options);
  script.connect();
  script.forget();
  script.advance(2s - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  CHECK(script.state() == link_state::waiting);
  script.forget();
}

TEST_CASE("a late answer of the provider is passed over") {
  session_script script(by_provider());
  script.connect();
  script.advance(limits::token);
  script.forget();
  const auto late = [](session& subject, instant now) {
    subject.token_came(now, fetch_id{1}, living_for(1h));
    subject.token_failed(now, fetch_id{1}, provider_is_busy);
  };
  script.state_fact(late);
  script.sees_nothing();
  CHECK(script.state() == link_state::waiting);
  script.advance_to_deadline();
  script.sees({"report connecting, attempt 1", "fetch_token 2"});
  script.state_fact(late);
  script.sees_nothing();
  script.token_came();
  script.sees({"open_link 2"});
}

TEST_CASE("a token that comes after close is passed over and keeps nobody awake") {
  session_script script(by_provider());
  const auto call = script.connect();
  script.forget();
  script.close();
  script.sees({session_script::failed(call, client_errc::stopped, outcome::not_sent),
               "report stopped: closed by the user", "complete 2: {}"});
  CHECK_FALSE(script.session().next_deadline().has_value());
  script.token_came();
  script.advance(1h);
  script.sees_nothing();
}

TEST_CASE("a token is renewed at four fifths of its life and the link replaced by one with the new token") {
  session_script script(by_provider());
  go_live_for(script, 28'800s);
  const auto life = until_token_is_wanted(script);
  CHECK(life >= 28'800s / 10 * 7);
  CHECK(life <= 28'800s / 10 * 9);
  script.sees({"fetch_token 2 fresh"});
  script.advance(10s);
  script.token_came(living_for(28'800s));
  script.sees({"report connecting: the token was renewed", "close_link 1 gracefully"});
  CHECK(script.last_change().rule == loss_rule::at_once);
  script.closed({});
  script.sees({"open_link 2"});
  script.opened();
  script.log_in();
  script.sees({"report logging in", "send_text 2 login 2-login", "report live"});
  CHECK(script.metrics().losses == 0);
  CHECK(script.metrics().token_requests == 2);
}

TEST_CASE("one token is asked for per life for as long as one looks") {
  session_script script(by_provider());
  go_live_for(script, 28'800s);
  for (int day = 0; day < 10; ++day) {
    until_token_is_wanted(script);
    script.token_came(living_for(28'800s));
    script.closed({});
    script.opened();
    script.log_in();
    script.forget();
  }
  CHECK(script.metrics().token_requests == 11);
}

TEST_CASE("what is in flight is waited for before the link is replaced and nothing new is sent") {
  session_script script(by_provider());
  go_live_for(script, 100s);
  const auto first = script.request("send_event", "{}", 10min);
  until_token_is_wanted(script);
  script.token_came(living_for(28'800s));
  script.sees({"send_text 1 send_event 1-1", "fetch_token 2 fresh"});
  const auto second = script.request("get_chat", "{}", 10min);
  script.sees_nothing();
  SUBCASE("until it is answered") {
    script.answer("1-1");
    script.sees({"complete 2: {}", "report connecting: the token was renewed", "close_link 1 gracefully"});
  }
  SUBCASE("for twenty seconds") {
    script.advance(limits::renewal_waits_for_answers - 1ns);
    script.sees_nothing();
    script.advance(1ns);
    script.sees({session_script::failed(first, client_errc::connection_lost, outcome::unknown),
                 "report connecting: the token was renewed", "close_link 1 gracefully"});
  }
  script.closed({});
  script.opened();
  script.forget();
  script.log_in();
  script.sees({"report live", "send_text 2 get_chat 2-2"});
  script.answer("2-2");
  script.sees({"complete 3: {}"});
  CHECK(script.end_of(second) != nullptr);
}

TEST_CASE("a link that does not close is dropped and the new one opened all the same") {
  session_script script(by_provider());
  go_live_for(script, 100s);
  until_token_is_wanted(script);
  script.token_came();
  script.forget();
  script.advance(limits::close - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"close_link 1", "open_link 2"});
}

TEST_CASE("the goodbye to the old link does no harm to the new one") {
  session_script script(by_provider());
  go_live_for(script, 100s);
  until_token_is_wanted(script);
  script.token_came();
  script.closed({});
  script.opened();
  script.log_in();
  script.forget();
  script.advance(24h);
  script.sees_nothing();
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a renewal that fails is tried again a minute later and the link stays") {
  session_script script(by_provider());
  go_live_for(script, 1000s);
  until_token_is_wanted(script);
  script.sees({"fetch_token 2 fresh"});
  script.token_failed(provider_is_busy);
  script.forget();
  script.advance(limits::renewal_again - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  script.sees({"fetch_token 3 fresh"});
  CHECK(script.state() == link_state::live);
}

TEST_CASE("a token is renewed at once when the machine slept through its end") {
  session_script script(by_provider());
  go_live_for(script, 28'800s);
  script.slept(10h);
  script.opened();
  script.forget();
  script.log_in();
  script.advance(0s);
  script.sees({"report live, attempt 1", "fetch_token 2 fresh"});
}

TEST_CASE("two fresh tokens that are refused in a row end in a pause") {
  session_script script(by_provider());
  const auto call = script.connect(10min);
  script.token_came();
  script.opened();
  script.forget();
  for (unsigned i = 1; i <= limits::fresh_token_refusals; ++i) {
    script.refuse(script.login_id(), "authentication");
    CHECK(script.state() == link_state::waiting);
    CHECK(script.last_change().rule == loss_rule::new_token);
    script.forget();
    script.advance_to_deadline();
    script.sees({"report connecting, attempt " + std::to_string(i), "fetch_token " + std::to_string(i + 1) + " fresh"});
    script.token_came();
    script.opened();
    script.forget();
  }
  script.refuse(script.login_id(), "authentication");
  CHECK(script.state() == link_state::paused);
  CHECK(script.metrics().token_requests == 1 + limits::fresh_token_refusals);
  CHECK(script.end_of(call) != nullptr);
  script.forget();
  script.advance(24h);
  script.sees_nothing();
  // The user may have repaired it.
  script.resume();
  script.sees({"report connecting", "fetch_token 4 fresh"});
}

TEST_CASE("a token that ends on a live link is forgotten and replaced by a fresh one") {
  for (const char* reason : {"access_token_expired", "access_token_revoked"}) {
    CAPTURE(std::string(reason));
    session_script script(by_provider());
    script.go_live();
    for (unsigned i = 1; i <= 5; ++i) {
      script.disconnect(reason);
      script.sees({"deliver customer_disconnected", "close_link " + std::to_string(i), "forget_token",
                   "report waiting: " + std::string(reason) + " (push), attempt " + std::to_string(i)});
      script.advance_to_deadline();
      script.sees(
          {"report connecting, attempt " + std::to_string(i), "fetch_token " + std::to_string(i + 1) + " fresh"});
      // It logs in each time: it is not the token that is refused.
      script.go_live();
    }
  }
}

TEST_CASE("a token that was fixed cannot be replaced") {
  session_script script;
  script.go_live();
  script.disconnect("access_token_expired");
  script.sees(
      {"deliver customer_disconnected", "close_link 1", "report paused: access_token_expired (push), attempt 1"});
  CHECK(script.metrics().token_requests == 0);
}

TEST_CASE("a token that ends while its renewal is under way is asked for no second time") {
  session_script script(by_provider());
  go_live_for(script, 100s);
  until_token_is_wanted(script);
  script.sees({"fetch_token 2 fresh"});
  script.disconnect("access_token_expired");
  script.advance_to_deadline();
  CHECK(script.state() == link_state::connecting);
  CHECK(script.metrics().token_requests == 2);
  script.forget();
  script.token_came();
  script.sees({"open_link 2"});
}

TEST_CASE("a token that comes while the old one logs in takes its place right after") {
  session_script script(by_provider());
  go_live_for(script, 100s);
  until_token_is_wanted(script);
  script.closed();
  script.advance_to_deadline();
  script.opened();
  script.forget();
  script.token_came();
  script.sees_nothing();
  const auto call = script.request("get_chat", "{}", 10min);
  script.log_in();
  script.sees(
      {"report live, attempt 1", "report connecting: the token was renewed, attempt 1", "close_link 2 gracefully"});
  script.closed({});
  script.opened();
  script.log_in();
  script.answer("3-1");
  CHECK(script.end_of(call) != nullptr);
  CHECK(script.metrics().token_requests == 2);
  script.forget();
}

TEST_CASE("a new token is not thrown away when the old one ends before its link is replaced") {
  session_script script(by_provider());
  go_live_for(script, 100s);
  script.request("get_chat", "{}", 10min);
  until_token_is_wanted(script);
  script.token_came();
  script.forget();
  script.disconnect("access_token_expired");
  script.sees({"deliver customer_disconnected", "close_link 1",
               session_script::failed(ticket{2}, client_errc::connection_lost, outcome::unknown),
               "report waiting: access_token_expired (push), attempt 1"});
  script.advance_to_deadline();
  script.sees({"report connecting, attempt 1", "open_link 2"});
  CHECK(script.metrics().token_requests == 2);
}
