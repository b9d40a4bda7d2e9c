// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;

TEST_CASE("requests before the login are refused with authorization, whatever they are") {
  rig world;
  const auto id = world.connect();
  for (const auto* action : {"start_chat", "send_event", "get_chat", "deactivate_chat", "no_such_action"}) {
    CHECK_MESSAGE(error_type(world.call(id, action)) == "authorization", action);
  }
  CHECK(world.closed(id) == nullptr);
}

TEST_CASE("an unknown action is refused with validation that names it") {
  rig world;
  const auto id = world.log_in();
  const auto answer = world.call(id, "do_magic");
  CHECK(error_type(answer) == "validation");
  CHECK(error_message(answer).find("do_magic") != std::string::npos);
  CHECK(world.log().back().find("do_magic") != std::string::npos);
}

TEST_CASE("a validation error names the path of the field") {
  rig world;
  const auto id = world.log_in();
  const auto message_of = [&](const char* action, const char* payload) {
    const auto answer = world.call(id, action, payload);
    return error_type(answer) + ": " + error_message(answer);
  };
  CHECK(message_of("send_event", "{}") == "validation: chat_id: missing");
  CHECK(message_of("send_event", R"({"chat_id":"A","event":{"type":"message"}})") == "validation: event.text: missing");
  CHECK(message_of("send_event", R"({"chat_id":5,"event":{}})").find("validation: chat_id: expected a string") == 0);
  CHECK(message_of("get_chat", R"({"chat_id":""})") == "validation: chat_id: missing");
  CHECK(message_of("start_chat", R"({"chat":{"thread":{"events":[{"type":"message"}]}}})") ==
        "validation: chat.thread.events[0].text: missing");
  CHECK(message_of("start_chat", "[]").find("validation: ") == 0);
}

TEST_CASE("the request_id comes back, and an answer to a request without one has none") {
  rig world;
  const auto id = world.log_in();
  world.send(id, R"({"action":"ping","request_id":"mine"})");
  world.send(id, R"({"action":"ping"})");
  const auto texts = world.texts(id);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].find(R"("request_id":"mine")") != std::string::npos);
  CHECK(texts[1].find("request_id") == std::string::npos);
}

TEST_CASE("a frame may ask for the connection's version or a higher one, not for a lower or unknown one") {
  rig world;
  const auto id = world.log_in();
  const auto ask = [&](const std::string& version) {
    world.send(id, R"({"action":"ping","version":")" + version + R"("})");
    return lines(world.story(id));
  };
  CHECK(ask("3.6") == "answer ping\n");
  CHECK(ask("3.7") == "answer ping\n");
  CHECK(ask("3.5") == "refusal ping unsupported_version\n");
  CHECK(ask("9.9") == "refusal ping unsupported_version\n");
  CHECK(ask("three") == "refusal ping unsupported_version\n");
}

TEST_CASE("the error object stands in the payload or beside it, as set") {
  const auto refused = [](livechat::customer::wire::error_place shape) {
    service_settings settings;
    settings.errors = shape;
    rig world(settings);
    const auto id = world.connect();
    world.request(id, "start_chat");
    return world.next_text(id).value_or("");
  };
  CHECK(refused(livechat::customer::wire::error_place::in_payload) ==
        R"({"request_id":"r1","action":"start_chat","type":"response","success":false,)"
        R"("payload":{"error":{"type":"authorization","message":"Log in first"}}})");
  CHECK(refused(livechat::customer::wire::error_place::top_level) ==
        R"({"request_id":"r1","action":"start_chat","type":"response","success":false,)"
        R"("error":{"type":"authorization","message":"Log in first"}})");
}

TEST_CASE("both error shapes are read by the client's decoder") {
  for (const auto shape :
       {livechat::customer::wire::error_place::in_payload, livechat::customer::wire::error_place::top_level}) {
    service_settings settings;
    settings.errors = shape;
    rig world(settings);
    const auto id = world.connect();
    CHECK(error_type(world.call(id, "get_chat", R"({"chat_id":"A"})")) == "authorization");
  }
}

TEST_CASE("answers take as long as set, one after the other") {
  rig world(slow(2s));
  const auto id = world.connect();
  world.request(id, "login", R"({"token":")" + world.under_test().issue_token() + R"("})");
  world.advance(1s);
  // Sent before the login was answered: carried out in order, so it is authorised by then.
  world.request(id, "start_chat");
  CHECK(world.texts(id).empty());
  CHECK(world.under_test().pending_requests() == 2);
  world.advance(1s);
  CHECK(world.story(id) == story{"answer login", "push customer_side_storage_updated"});
  world.advance(1s);
  CHECK(world.story(id) == story{"answer start_chat", "push incoming_chat for r2"});
  CHECK(world.under_test().pending_requests() == 0);
}

TEST_CASE("a shorter delay set later lets a later request be answered first, and the earlier one all the same") {
  rig world(silent());
  const auto id = world.log_in();
  world.under_test().delay_answers(5s);
  const auto slow_one = world.request(id, "ping");
  world.under_test().delay_answers(1s);
  const auto quick_one = world.request(id, "ping");
  world.advance(1s);
  CHECK(world.next_text(id).value_or("").find(quick_one) != std::string::npos);
  world.advance(4s);
  CHECK(world.next_text(id).value_or("").find(slow_one) != std::string::npos);
  CHECK(world.under_test().pending_requests() == 0);
}

TEST_CASE("ten requests may be pending, the eleventh is refused at once, pings count") {
  rig world(slow(5s));
  const auto id = world.log_in();
  world.advance(5s);
  world.texts(id);
  for (int i = 0; i < 9; ++i) world.request(id, "get_chat", R"({"chat_id":"A"})");
  world.request(id, "ping");
  CHECK(world.texts(id).empty());
  world.request(id, "ping");
  CHECK(world.story(id) == story{"refusal ping pending_requests_limit_reached"});
  world.advance(5s);
  CHECK(world.texts(id).size() == 10);
  world.request(id, "ping");
  CHECK(world.texts(id).empty());
}

TEST_CASE("a request that takes longer than 15 s is answered request_timeout once and done all the same") {
  rig world(slow(20s));
  const auto token = world.under_test().issue_token();
  const auto id = world.connect();
  world.request(id, "login", R"({"token":")" + token + R"("})");
  world.advance(15s);
  CHECK(world.story(id) == story{"refusal login request_timeout"});
  world.advance(5s);
  CHECK(world.story(id) == story{"push customer_side_storage_updated"});
  world.request(id, "start_chat");
  world.advance(15s);
  world.ping(id);
  CHECK(world.story(id) == story{"refusal start_chat request_timeout"});
  CHECK(world.under_test().pending_requests() == 0);
  world.advance(5s);
  CHECK(world.story(id) == story{"push incoming_chat for r2"});
}

TEST_CASE("what was asked before the connection broke is done, and other connections see it") {
  rig world(slow(1s));
  const auto token = world.under_test().issue_token();
  const auto one = world.log_in(token);
  const auto other = world.log_in(token);
  world.advance(1s);
  world.texts(one);
  world.texts(other);
  world.request(one, "start_chat");
  world.hang_up(one);
  CHECK(world.texts(one).empty());
  CHECK(world.story(other) == story{"push incoming_chat"});
  CHECK(world.under_test().state().chats().size() == 1);
}

TEST_CASE("a login whose connection broke before the answer is not done") {
  rig world(slow(1s));
  const auto id = world.connect();
  world.request(id, "login", R"({"token":")" + world.under_test().issue_token() + R"("})");
  world.hang_up(id);
  CHECK(!world.under_test().next_deadline().has_value());
  world.advance(60s);
  CHECK(world.texts(id).empty());
  CHECK(!world.under_test().next_deadline().has_value());
}
