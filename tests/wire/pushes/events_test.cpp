// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/event_deleted.hpp>
#include <livechat/customer/pushes/event_updated.hpp>
#include <livechat/customer/pushes/incoming_event.hpp>
#include <livechat/customer/pushes/incoming_event_preview.hpp>
#include <livechat/customer/pushes/incoming_rich_message_postback.hpp>

#include "wire/pushes/received.hpp"

namespace {

using namespace livechat::customer;
using wire::test::received;
using wire::test::refused;

constexpr auto said = R"({"chat_id":"C","thread_id":"T","event":{"id":"E","type":"message","text":"hi",
    "created_at":"2026-01-02T03:04:05.000006Z","author_id":"A"}})";

}  // namespace

TEST_CASE("incoming_event brings the event") {
  const auto push = received<incoming_event>(said);
  REQUIRE(push.event.as<message>() != nullptr);
  CHECK(push.event.as<message>()->text == "hi");
}

TEST_CASE("event_updated brings the whole event") {
  const auto push = received<event_updated>(said);
  CHECK(push.event.id() == "E");
  CHECK(refused<event_updated>(R"({"chat_id":"C","thread_id":"T"})") == "event: missing");
}

TEST_CASE("incoming_event_preview has no event id") {
  const auto push = received<incoming_event_preview>(R"({"chat_id":"C","thread_id":"T","event":{"type":"message",
      "created_at":"2026-01-02T03:04:05.000006Z","text":"Let me loo","author_id":"A","custom_id":"mine"}})");
  CHECK(push.event.text == "Let me loo");
  CHECK(push.event.author_id == "A");
  CHECK(push.event.custom_id == "mine");
}

TEST_CASE("event_deleted names the event that is gone") {
  CHECK(received<event_deleted>(R"({"chat_id":"C","thread_id":"T","event_id":"E"})").event_id == "E");
  CHECK(refused<event_deleted>(R"({"chat_id":"C","thread_id":"T"})") == "event_id: missing");
}

TEST_CASE("incoming_rich_message_postback tells which button, and whether it is on") {
  const auto push = received<incoming_rich_message_postback>(R"({"user_id":"U","chat_id":"C","thread_id":"T",
      "event_id":"E","postback":{"id":"buy","toggled":true,"button_type":"message","button_value":"tea",
      "ecommerce":{"product_id":"P","quantity":2}}})");
  CHECK(push.postback.id == "buy");
  CHECK(push.postback.toggled);
  REQUIRE(push.postback.ecommerce.has_value());
  CHECK(push.postback.ecommerce->product_id == "P");
}

TEST_CASE("incoming_rich_message_postback of before 3.6 is read") {
  const auto push = received<incoming_rich_message_postback>(
      R"({"user_id":"U","chat_id":"C","thread_id":"T","event_id":"E","postback":{"id":"buy","toggled":false}})");
  CHECK_FALSE(push.postback.toggled);
  CHECK(push.postback.ecommerce == std::nullopt);
}
