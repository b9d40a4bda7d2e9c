// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/customer_disconnected.hpp>

#include "emulator/accounts/accounts_rig.hpp"

// How long a token is good, and what becomes of those who use it.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

/// Keeps connections open with pings while time goes by.
void live_on(rig& world, const std::vector<connection_id>& links, duration time) {
  for (duration gone{0}; gone < time; gone += 10s) {
    world.advance(std::min<duration>(10s, time - gone));
    for (const auto id : links) world.ping(id);
  }
}

std::string reason_of_goodbye(rig& world, connection_id id) {
  std::string out = "none";
  for (const auto& text : world.texts(id)) {
    const auto push = read_push<customer::customer_disconnected>(text);
    if (!push.reason.empty()) out = push.reason;
  }
  return out;
}

}  // namespace

TEST_CASE("after 8 hours a live connection is told access_token_expired and closed") {
  accounts_rig rig;
  const auto token = rig.new_token().access_token;
  const auto early = rig.world.log_in(token);
  live_on(rig.world, {early}, 4h);
  const auto late = rig.world.log_in(token);
  live_on(rig.world, {early, late}, 4h - 1s);
  CHECK(rig.world.closed(early) == nullptr);
  rig.world.advance(1s);
  for (const auto id : {early, late}) {
    CHECK(reason_of_goodbye(rig.world, id) == "access_token_expired");
    REQUIRE(rig.world.closed(id) != nullptr);
    CHECK(rig.world.closed(id)->code == close_code::normal);
  }
  CHECK(error_type(rig.login(rig.world.connect(), token)) == "authentication");
}

TEST_CASE("a token is good until its last instant and not at the next") {
  accounts_rig rig;
  const auto got = rig.new_token(R"("expires_in":60)");
  CHECK(got.expires_in == 60);
  rig.world.advance(60s - 1ns);
  CHECK(error_type(rig.login(rig.world.connect(), got.access_token)) == "none");
  CHECK(read<token_answer>(rig.info(got.access_token).body).expires_in == 1);
  rig.world.advance(1ns);
  CHECK(error_type(rig.login(rig.world.connect(), got.access_token)) == "authentication");
  CHECK(exception_of(rig.info(got.access_token)) == "access_denied");
}

TEST_CASE("the end of one token is nothing to those who use another one of the same customer") {
  accounts_rig rig;
  const auto first = rig.ask_token(rig.cookie_body(R"("expires_in":15)"));
  const auto second = rig.ask_token(rig.cookie_body(), cookies_back(first));
  const auto brief = rig.world.log_in(read<token_answer>(first.body).access_token);
  const auto lasting = rig.world.log_in(read<token_answer>(second.body).access_token);
  rig.world.advance(15s);
  CHECK(reason_of_goodbye(rig.world, brief) == "access_token_expired");
  CHECK(reason_of_goodbye(rig.world, lasting) == "none");
  CHECK(rig.world.closed(lasting) == nullptr);
}

TEST_CASE("a connection that has gone is not told, and leaves nothing to do") {
  accounts_rig rig;
  const auto id = rig.world.log_in(rig.new_token(R"("expires_in":20)").access_token);
  rig.world.hang_up(id);
  CHECK(rig.world.under_test().next_deadline() == std::nullopt);
}

TEST_CASE("the lifetime may be set for all tokens, and wished for one by one") {
  auto settings = silent();
  settings.token_lifetime = 100s;
  accounts_rig rig(settings);
  CHECK(rig.new_token().expires_in == 100);
  CHECK(rig.new_token(R"("expires_in":1)").expires_in == 1);
  CHECK(rig.new_token(R"("expires_in":63072000)").expires_in == 63'072'000);
}

TEST_CASE("DELETE revokes the token that is shown: its connections are told access_token_revoked") {
  accounts_rig rig;
  const auto first = rig.ask_token(rig.cookie_body());
  const auto token = read<token_answer>(first.body).access_token;
  const auto other = read<token_answer>(rig.ask_token(rig.cookie_body(), cookies_back(first)).body).access_token;
  const auto revoked = rig.world.log_in(token);
  const auto untouched = rig.world.log_in(other);
  const auto reply = rig.world.http(accounts_rig::call("DELETE", "/v2/customer/token", {}, rig.bearer(token)));
  CHECK(reply.status == 200);
  CHECK(reply.body.empty());
  CHECK(reason_of_goodbye(rig.world, revoked) == "access_token_revoked");
  CHECK(rig.world.closed(revoked) != nullptr);
  CHECK(rig.world.closed(untouched) == nullptr);
  CHECK(error_type(rig.login(rig.world.connect(), token)) == "authentication");
  const auto again = rig.world.http(accounts_rig::call("DELETE", "/v2/customer/token", {}, rig.bearer(token)));
  CHECK(again.status == 401);
  CHECK(exception_of(again) == "access_denied");
}

TEST_CASE("whoever runs the service ends tokens early, as revoked or as expired") {
  accounts_rig rig;
  auto& service = rig.world.under_test();
  const auto one = service.issue_token();
  const auto two = service.issue_token();
  const auto revoked = rig.world.log_in("Bearer " + one);
  const auto expired = rig.world.log_in(two);
  CHECK(service.revoke_token(rig.world.now(), one));
  CHECK_FALSE(service.revoke_token(rig.world.now(), one));
  CHECK(service.expire_token(rig.world.now(), two));
  rig.world.drain();
  CHECK(reason_of_goodbye(rig.world, revoked) == "access_token_revoked");
  CHECK(reason_of_goodbye(rig.world, expired) == "access_token_expired");
}

TEST_CASE("a login that is answered after the end of its token is refused") {
  auto settings = slow(10s);
  accounts_rig rig(settings);
  const auto token = rig.new_token(R"("expires_in":5)").access_token;
  const auto id = rig.world.connect();
  rig.world.request(id, "login", object({{"token", token}}));
  rig.world.advance(10s);
  CHECK(lines(rig.world.story(id)) == "refusal login authentication\n");
}

TEST_CASE("tokens of the emulator itself outlive a week") {
  accounts_rig rig;
  const auto token = rig.world.under_test().issue_token();
  rig.world.advance(24h * 7);
  CHECK(error_type(rig.login(rig.world.connect(), token)) == "none");
}

TEST_CASE("no token is in the log") {
  accounts_rig rig;
  const auto token = rig.new_token(R"("expires_in":10)").access_token;
  rig.world.log_in(token);
  rig.world.advance(10s);
  rig.login(rig.world.connect(), token);
  REQUIRE_FALSE(rig.world.log().empty());
  for (const auto& line : rig.world.log()) CHECK(line.find("emu:") == std::string::npos);
}

TEST_CASE("info tells about a token, by the header or by code") {
  accounts_rig rig;
  const auto got = rig.new_token();
  rig.world.advance(800s);
  const auto about = read<token_answer>(rig.info(got.access_token).body);
  CHECK(about.access_token == got.access_token);
  CHECK(about.client_id == rig.client_id());
  CHECK(about.entity_id == got.entity_id);
  CHECK(about.organization_id == rig.organization_id());
  CHECK(about.token_type == "Bearer");
  CHECK(about.expires_in == 28'000);
  auto by_code = accounts_rig::call("GET", "/v2/customer/info");
  by_code.parameters = {{"code", got.access_token}};
  CHECK(rig.world.http(by_code).body == rig.info(got.access_token).body);
  by_code.parameters = {{"code", "emu:nobody"}};
  CHECK(rig.world.http(by_code).status == 401);
  CHECK(exception_of(rig.world.http(accounts_rig::call("GET", "/v2/customer/info"))) == "access_denied");
}
