// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/chat_deactivated.hpp>
#include <livechat/customer/pushes/chat_transferred.hpp>
#include <livechat/customer/pushes/incoming_chat.hpp>
#include <livechat/customer/pushes/user_added_to_chat.hpp>
#include <livechat/customer/pushes/user_removed_from_chat.hpp>

#include "wire/pushes/received.hpp"

namespace {

using namespace livechat::customer;
using wire::test::received;
using wire::test::refused;

}  // namespace

TEST_CASE("incoming_chat brings the chat with its new thread") {
  const auto push =
      received<incoming_chat>(R"({"requester_id":"U","chat":{"id":"C","users":[{"id":"U","type":"customer"}],
      "thread":{"id":"T","created_at":"2026-01-02T03:04:05.000006Z","active":true,"user_ids":["U"]},
      "transferred_from":{"group_ids":[3]}}})");
  CHECK(push.requester_id == "U");
  CHECK(push.chat.id == "C");
  REQUIRE(push.chat.thread.has_value());
  CHECK(push.chat.thread->id == "T");
  REQUIRE(push.chat.transferred_from.has_value());
  CHECK(push.chat.transferred_from->group_ids == std::vector<std::int64_t>{3});
}

TEST_CASE("incoming_chat needs a thread") {
  CHECK(refused<incoming_chat>(R"({"chat":{"id":"C","users":[]}})") == "chat.thread: missing");
}

TEST_CASE("chat_deactivated names nobody when the router closed the thread") {
  CHECK(received<chat_deactivated>(R"({"chat_id":"C","thread_id":"T","user_id":"U"})").user_id == "U");
  CHECK(received<chat_deactivated>(R"({"chat_id":"C","thread_id":"T"})").user_id == std::nullopt);
}

TEST_CASE("chat_transferred tells where the chat is now and whether it waits") {
  const auto push = received<chat_transferred>(R"({"chat_id":"C","thread_id":"T","requester_id":"A","reason":"manual",
      "transferred_to":{"group_ids":[19],"agent_ids":["A"]},
      "queue":{"position":42,"wait_time":1337,"queued_at":"2026-01-02T03:04:05.000006Z"}})");
  CHECK(push.reason == transfer_reason::manual);
  CHECK(push.transferred_to.group_ids == std::vector<std::int64_t>{19});
  REQUIRE(push.queue.has_value());
  CHECK(push.queue->wait_time == 1337);
}

TEST_CASE("chat_transferred is read without what not every page of the docs has") {
  const auto push = received<chat_transferred>(R"({"chat_id":"C","transferred_to":{}})");
  CHECK(push.reason.empty());
  CHECK(push.thread_id == std::nullopt);
  CHECK(push.transferred_to.agent_ids.empty());
}

TEST_CASE("a reason for a transfer that is new is kept") {
  const auto push = received<chat_transferred>(R"({"chat_id":"C","reason":"by_moonlight","transferred_to":{}})");
  CHECK(push.reason.known() == std::nullopt);
  CHECK(push.reason.text() == "by_moonlight");
}

TEST_CASE("user_added_to_chat brings the user") {
  const auto push = received<user_added_to_chat>(R"({"chat_id":"C","thread_id":"T","reason":"manual","requester_id":"A",
      "user":{"id":"A","type":"agent","name":"Ida","present":false}})");
  REQUIRE(push.user.as<user_agent>() != nullptr);
  CHECK(push.user.as<user_agent>()->present == false);
  CHECK(push.reason == "manual");
}

TEST_CASE("user_removed_from_chat tells who went and why") {
  const auto push = received<user_removed_from_chat>(R"({"chat_id":"C","user_id":"A","reason":"signed_out"})");
  CHECK(push.user_id == "A");
  CHECK(push.reason == removal_reason::signed_out);
  CHECK(refused<user_removed_from_chat>(R"({"chat_id":"C","user_id":"A"})") == "reason: missing");
}
