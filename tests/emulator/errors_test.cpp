// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/error_types.hpp>
#include <set>

#include "emulator/conversation.hpp"
#include "emulator/core/limits.hpp"

// Every type of error that the docs name can be brought about: by what a customer does, by what the license says, or by a
// plan.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;
using customer::server_errc;

namespace {

using names = std::set<std::string, std::less<>>;

std::string login_with(const std::string& token, std::string_view more = "") {
  return R"({"token":")" + token + R"(")" + std::string(more) + "}";
}

/// What customers bring about in chats.
names types_of_chats() {
  conversation talk;
  const auto in_chat = object({{"id", talk.chat}});
  names out = {error_type(talk.call("start_chat")),
               error_type(talk.call("get_chat", R"({"chat_id":"none"})")),
               error_type(talk.call("send_event")),
               error_type(talk.call("accept_greeting", R"({"greeting_id":7,"unique_id":"none"})")),
               error_type(talk.call("request_welcome_message")),
               error_type(talk.call("request_welcome_message", R"({"group_id":3})"))};
  talk.world.send(talk.me, R"({"action":"ping","version":"3.4","payload":{}})");
  out.insert(talk.world.story(talk.me).back().substr(std::string("refusal ping ").size()));
  talk.call("deactivate_chat", in_chat);
  out.insert(error_type(talk.call("send_event", message_event(talk.chat, "x"))));
  out.insert(error_type(talk.call("start_chat", R"({"chat":{"access":{"group_ids":[3]}}})")));
  talk.world.desk([&](auto& desk) { return desk.anonymize_chat(talk.chat); });
  out.insert(error_type(talk.call("update_chat_properties", object({{"id", talk.chat}}, R"("properties":{})"))));
  return out;
}

/// What the login is refused for.
names types_of_logins() {
  rig world(silent());
  auto& service = world.under_test();
  const std::string token = service.issue_token();
  const auto log_in = [&](const std::string& payload) {
    return error_type(world.call(world.connect(), "login", payload));
  };
  names out = {log_in(login_with("none")), log_in(login_with(token, R"(,"group_id":99)")),
               error_type(world.call(world.connect(), "list_chats"))};
  out.insert(error_type(world.call(world.log_in(token), "login", login_with(token))));
  service.license().customers_online_limit = 1;
  out.insert(log_in(login_with(service.issue_token())));
  service.license().customers_online_limit = 0;
  for (const auto state : {license_state::expired, license_state::of_another_product}) {
    service.license().state = state;
    out.insert(log_in(login_with(token)));
  }
  service.license().state = license_state::good;
  service.ban_customer(world.now(), service.state().customers().begin()->first);
  out.insert(log_in(login_with(token)));
  return out;
}

/// What comes of answers that take long.
names types_of_slow_answers() {
  rig world(slow(20s));
  const auto me = world.log_in();
  world.advance(20s);
  world.texts(me);
  for (std::size_t i = 0; i <= limits::pending_requests; ++i) world.request(me, "get_customer");
  world.advance(16s);
  names out;
  for (const auto& line : world.story(me)) out.insert(line.substr(line.rfind(' ') + 1));
  return out;
}

}  // namespace

TEST_CASE("every type of error can be brought about, five of them by a plan only") {
  names reached = types_of_chats();
  reached.merge(types_of_logins());
  reached.merge(types_of_slow_answers());
  names planned;
  rig world(silent());
  const auto me = world.log_in();
  for (const auto& one : customer::error_types) {
    CAPTURE(one.type);
    // It answers uploads, which go over HTTP.
    if (one.code == server_errc::entity_too_large || reached.contains(one.type)) continue;
    REQUIRE(world.under_test().refuse_next(1, one.code));
    CHECK(error_type(world.call(me, "get_customer")) == one.type);
    planned.insert(std::string(one.type));
  }
  CHECK(planned ==
        names{"internal", "license_not_found", "misdirected_request", "service_unavailable", "too_many_requests"});
}

TEST_CASE("a plan to refuse is for so many requests, of one action or of any, in its order") {
  conversation talk;
  auto& service = talk.world.under_test();
  service.refuse_next(2, server_errc::too_many_requests, "list_chats");
  service.refuse_next(1, {"of_tomorrow", "Come back tomorrow", R"({"hours":24})"});
  service.refuse_next(0, server_errc::internal);
  CHECK(error_type(talk.call("list_chats")) == "too_many_requests");
  const auto any = talk.call("get_customer");
  CHECK(error_type(any) == "of_tomorrow");
  CHECK(error_message(any) == "Come back tomorrow");
  CHECK(any.error->data.text() == R"({"hours":24})");
  CHECK(error_type(talk.call("get_customer")) == "none");
  CHECK(error_message(talk.call("list_chats")) == "Too many requests");
  CHECK(error_type(talk.call("list_chats")) == "none");
}

TEST_CASE("what is refused as planned is not done") {
  conversation talk;
  talk.world.under_test().refuse_next(1, server_errc::internal, "send_event");
  CHECK(error_type(talk.call("send_event", message_event(talk.chat, "x"))) == "internal");
  CHECK(talk.record().threads.back().events.empty());
  CHECK(talk.world.texts(talk.also_me).empty());
}

TEST_CASE("a login can be refused as planned, with the region that is the right one") {
  rig world(silent());
  auto& service = world.under_test();
  service.refuse_next(1, {"misdirected_request", "Wrong region", R"({"region":"fra"})"}, "login");
  const auto me = world.connect();
  const auto refused = world.call(me, "login", login_with(service.issue_token()));
  CHECK(error_type(refused) == "misdirected_request");
  CHECK(refused.error->data.text() == R"({"region":"fra"})");
  CHECK(error_type(world.call(me, "login", login_with(service.issue_token()))) == "none");
}

TEST_CASE("there is a bound to what is planned") {
  rig world(silent());
  auto& service = world.under_test();
  for (std::size_t i = 0; i < limits::planned_refusals; ++i) REQUIRE(service.refuse_next(1, server_errc::internal));
  CHECK_FALSE(service.refuse_next(1, server_errc::internal));
}

TEST_CASE("what only the service may send is refused as that, whatever else it lacks") {
  conversation talk;
  CHECK(error_message(talk.call("send_event", object({{"chat_id", talk.chat}}, R"("event":{"type":"system"})"))) ==
        "event.type: only the service sends system events");
}
