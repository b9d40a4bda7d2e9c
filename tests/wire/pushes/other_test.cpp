// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/events_marked_as_seen.hpp>
#include <livechat/customer/pushes/greeting_accepted.hpp>
#include <livechat/customer/pushes/greeting_canceled.hpp>
#include <livechat/customer/pushes/incoming_greeting.hpp>
#include <livechat/customer/pushes/incoming_multicast.hpp>
#include <livechat/customer/pushes/incoming_thinking_indicator.hpp>
#include <livechat/customer/pushes/incoming_typing_indicator.hpp>
#include <livechat/customer/pushes/incoming_welcome_message.hpp>
#include <livechat/customer/pushes/queue_position_updated.hpp>

#include "wire/pushes/received.hpp"

namespace {

using namespace livechat::customer;
using wire::test::received;
using wire::test::refused;

}  // namespace

TEST_CASE("incoming_typing_indicator tells the time in Unix seconds") {
  const auto push = received<incoming_typing_indicator>(R"({"chat_id":"C","thread_id":"T","typing_indicator":
      {"author_id":"A","recipients":"all","timestamp":1574245378,"is_typing":true}})");
  CHECK(push.typing_indicator.timestamp == 1574245378);
  CHECK(push.typing_indicator.is_typing);
}

TEST_CASE("incoming_thinking_indicator needs neither title nor description") {
  const auto push = received<incoming_thinking_indicator>(
      R"({"chat_id":"C","thread_id":"T","author_id":"A","sent_at":"2026-01-02T03:04:05.000006Z"})");
  CHECK(push.author_id == "A");
  CHECK(push.sent_at.text() == "2026-01-02T03:04:05.000006Z");
  CHECK(push.title == std::nullopt);
  const auto full = received<incoming_thinking_indicator>(R"({"chat_id":"C","thread_id":"T","author_id":"A",
      "sent_at":"2026-01-02T03:04:05.000006Z","title":"Thinking","description":"of tea","custom_id":"t-1"})");
  CHECK(full.title == "Thinking");
  CHECK(full.description == "of tea");
  CHECK(full.custom_id == "t-1");
}

TEST_CASE("incoming_multicast carries any JSON") {
  CHECK(received<incoming_multicast>(R"({"author_id":"A","content":{"a":[1e400]}})").content.text() ==
        R"({"a":[1e400]})");
  CHECK(received<incoming_multicast>(R"({"content":"text"})").content.text() == R"("text")");
  CHECK(refused<incoming_multicast>(R"({"author_id":"A"})") == "content: missing");
}

TEST_CASE("events_marked_as_seen tells up to when") {
  const auto push =
      received<events_marked_as_seen>(R"({"user_id":"U","chat_id":"C","seen_up_to":"2026-01-02T03:04:05.000006Z"})");
  CHECK(push.user_id == "U");
  CHECK(push.seen_up_to.time().has_value());
}

TEST_CASE("incoming_greeting brings what to show and who says it") {
  const auto push = received<incoming_greeting>(R"({"id":7,"unique_id":"Q","displayed_first_time":true,
      "is_exit_intent":false,"subtype":"announcement","addon":"email",
      "event":{"id":"E","type":"message","text":"Tea?","created_at":"2026-01-02T03:04:05.000006Z","author_id":"A"},
      "agent":{"id":"A","name":"Ida","avatar":"https://kettle.example/ida.png","job_title":"Tea","is_bot":false}})");
  CHECK(push.id == 7);
  CHECK(push.unique_id == "Q");
  CHECK(push.event.text() == "Tea?");
  CHECK(push.agent.name == "Ida");
  CHECK(push.subtype == greeting_subtype::announcement);
}

TEST_CASE("greeting_accepted and greeting_canceled name the greeting") {
  CHECK(received<greeting_accepted>(R"({"unique_id":"Q"})").unique_id == "Q");
  CHECK(received<greeting_canceled>(R"({"unique_id":"Q"})").unique_id == "Q");
  CHECK(refused<greeting_canceled>(R"({"unique_id":7})") == "unique_id: expected a string, found a number");
}

TEST_CASE("incoming_welcome_message has an event without an id") {
  const auto push = received<incoming_welcome_message>(R"({"id":"W","event":{"type":"message","text":"Hello",
      "created_at":"2026-01-02T03:04:05.000006Z","author_id":"A"}})");
  CHECK(push.id == "W");
  CHECK(push.event.text() == "Hello");
  CHECK(push.event.id().empty());
}

TEST_CASE("queue_position_updated tells the place and the seconds to wait") {
  const auto push =
      received<queue_position_updated>(R"({"chat_id":"C","thread_id":"T","queue":{"position":2,"wait_time":90}})");
  CHECK(push.queue.position == 2);
  CHECK(push.queue.wait_time == 90);
  CHECK(refused<queue_position_updated>(R"({"chat_id":"C","thread_id":"T","queue":{"position":2}})") ==
        "queue.wait_time: missing");
}
