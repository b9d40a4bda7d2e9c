// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

TEST_CASE("a connection that does not log in for 30 s is told connection_timeout and closed") {
  rig world;
  const auto id = world.connect();
  world.advance(29999ms);
  CHECK(world.closed(id) == nullptr);
  world.advance(1ms);
  CHECK(world.story(id) == story{"push customer_disconnected"});
  REQUIRE(world.closed(id) != nullptr);
  CHECK(world.closed(id)->code == close_code::normal);
  CHECK(world.closed(id)->reason == "connection_timeout");
  CHECK(world.under_test().open_connections().empty());
}

TEST_CASE("a connection that does not ping for 30 s after its login is told connection_timeout and closed") {
  rig world;
  const auto id = world.log_in();
  world.advance(29999ms);
  CHECK(world.closed(id) == nullptr);
  world.advance(1ms);
  const auto text = world.next_text(id);
  REQUIRE(text.has_value());
  CHECK(read_push<customer::customer_disconnected>(*text).reason == "connection_timeout");
  CHECK(world.closed(id) != nullptr);
}

TEST_CASE("ping control frames keep a connection open for a day") {
  rig world;
  const auto id = world.log_in();
  for (int i = 0; i < 24 * 60 * 4; ++i) {
    world.advance(15s);
    world.ping(id);
  }
  CHECK(world.closed(id) == nullptr);
  CHECK(world.texts(id).empty());
}

TEST_CASE("the ping action keeps a connection open and is answered") {
  rig world;
  const auto id = world.log_in();
  for (int i = 0; i < 10; ++i) {
    world.advance(20s);
    CHECK(error_type(world.call(id, "ping")) == "none");
  }
  CHECK(world.closed(id) == nullptr);
}

TEST_CASE("requests other than ping do not keep a connection open") {
  rig world(silent());
  const auto id = world.log_in();
  for (int i = 0; i < 29; ++i) {
    world.advance(1s);
    world.call(id, "get_chat", R"({"chat_id":"A"})");
  }
  world.advance(1s);
  CHECK(world.closed(id) != nullptr);
}

TEST_CASE("ping before the login gets no answer and does not move the login limit") {
  rig world;
  const auto id = world.connect();
  world.advance(20s);
  world.request(id, "ping");
  world.ping(id);
  CHECK(world.texts(id).empty());
  world.advance(10s);
  CHECK(world.closed(id) != nullptr);
}

TEST_CASE("an unknown organization is told license_not_found and closed") {
  rig world;
  const auto id = world.connect({"3.6", "no-such-organization"});
  const auto text = world.next_text(id);
  REQUIRE(text.has_value());
  CHECK(read_push<customer::customer_disconnected>(*text).reason == "license_not_found");
  REQUIRE(world.closed(id) != nullptr);
  CHECK(world.closed(id)->reason == "license_not_found");
  CHECK(!world.under_test().next_deadline().has_value());
}

TEST_CASE("a version that is not served is told unsupported_version and closed") {
  rig world;
  const auto id = world.connect({"2.0", world.under_test().organization_id()});
  CHECK(world.story(id) == story{"push customer_disconnected"});
  CHECK(world.closed(id)->reason == "unsupported_version");
}

TEST_CASE("malformed JSON gets an error and the connection stays") {
  rig world;
  const auto id = world.log_in();
  for (const auto* text : {"", "{", "[]", "5", R"({"payload":{}})", R"({"action":5})",
                           R"({"action":"ping","action":"ping"})", "\xEF\xBB\xBF{}", "{\"action\":\"\xFF\"}"}) {
    world.send(id, text);
    CHECK_MESSAGE(world.story(id) == story{"error validation"}, text);
  }
  CHECK(world.closed(id) == nullptr);
  CHECK(error_type(world.call(id, "ping")) == "none");
}

TEST_CASE("JSON deeper than 64 levels is refused") {
  rig world;
  const auto id = world.log_in();
  world.send(id, R"({"action":"ping","payload":)" + std::string(100, '[') + std::string(100, ']') + "}");
  CHECK(world.story(id) == story{"error validation"});
}

TEST_CASE("binary data closes the connection with 1003") {
  rig world;
  const auto id = world.log_in();
  world.under_test().binary_received(world.now(), id);
  world.drain();
  REQUIRE(world.closed(id) != nullptr);
  CHECK(world.closed(id)->code == close_code::unsupported_data);
}

TEST_CASE("facts about a closed connection are passed over") {
  rig world;
  const auto id = world.log_in();
  world.under_test().disconnect_customer(world.now(), "internal_error");
  world.drain();
  world.texts(id);
  world.request(id, "ping");
  world.ping(id);
  world.under_test().binary_received(world.now(), id);
  world.under_test().push_raw(world.now(), id, "{}");
  world.hang_up(id);
  world.advance(60s);
  CHECK(world.texts(id).empty());
  CHECK(!world.under_test().next_deadline().has_value());
}

TEST_CASE("a customer who hangs up leaves no deadline behind") {
  rig world;
  const auto first = world.connect();
  const auto second = world.log_in();
  CHECK(world.under_test().next_deadline().has_value());
  world.hang_up(first);
  world.hang_up(second);
  CHECK(!world.under_test().next_deadline().has_value());
}

TEST_CASE("disconnect_customer sends any reason with any data and closes") {
  rig world;
  const auto one = world.log_in();
  const auto other = world.connect();
  world.under_test().disconnect_customer(world.now(), "misdirected_connection", R"({"region":"fra"})");
  world.drain();
  for (const auto id : {one, other}) {
    const auto text = world.next_text(id);
    REQUIRE(text.has_value());
    const auto push = read_push<customer::customer_disconnected>(*text);
    CHECK(push.reason == "misdirected_connection");
    REQUIRE(push.data.has_value());
    CHECK(push.data->region == "fra");
    CHECK(world.closed(id) != nullptr);
  }
}

TEST_CASE("disconnect_customer can mean one connection") {
  rig world;
  const auto one = world.log_in();
  const auto other = world.log_in();
  world.under_test().disconnect_customer(world.now(), one, "connection_evicted");
  world.drain();
  CHECK(world.closed(one) != nullptr);
  CHECK(world.closed(other) == nullptr);
  CHECK(world.texts(other).empty());
}

TEST_CASE("push_raw sends any text as it is") {
  rig world;
  const auto id = world.log_in();
  world.under_test().push_raw(world.now(), id, "not JSON \x01");
  world.drain();
  CHECK(world.texts(id) == story{"not JSON \x01"});
}

TEST_CASE("a shell that is late changes neither order nor times") {
  rig world;
  const auto id = world.log_in();
  world.call(id, "start_chat");
  world.texts(id);
  // Not `deadline_reached` but a request 10 s later: the greeting was due long before.
  const auto late = world.now() + 10s;
  world.under_test().text_received(late, id, wire::encode_request("late", "ping", "{}"));
  world.drain();
  CHECK(world.story(id) == story{"push incoming_event", "answer ping"});
}

TEST_CASE("the same seed and the same facts give the same bytes, another seed others") {
  const auto run = [](std::uint64_t seed) {
    service_settings settings;
    settings.seed = seed;
    rig world(settings);
    const auto id = world.connect();
    world.request(id, "login", R"({"token":")" + world.under_test().issue_token() + R"("})");
    world.request(id, "start_chat", R"({"chat":{"thread":{"events":[{"type":"message","text":"hi"}]}}})");
    world.advance(5s);
    return lines(world.texts(id));
  };
  CHECK(run(1) == run(1));
  CHECK(run(1) != run(2));
}
