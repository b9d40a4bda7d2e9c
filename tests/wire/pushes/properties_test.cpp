// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/chat_properties_deleted.hpp>
#include <livechat/customer/pushes/chat_properties_updated.hpp>
#include <livechat/customer/pushes/event_properties_deleted.hpp>
#include <livechat/customer/pushes/event_properties_updated.hpp>
#include <livechat/customer/pushes/thread_properties_deleted.hpp>
#include <livechat/customer/pushes/thread_properties_updated.hpp>

#include "wire/pushes/received.hpp"

namespace {

using namespace livechat::customer;
using wire::test::received;
using wire::test::refused;

const properties_to_delete gone = {{"rating", {"score", "comment"}}, {"routing", {}}};

}  // namespace

TEST_CASE("chat_properties_updated keeps what changed byte for byte") {
  const auto push = received<chat_properties_updated>(R"({"chat_id":"C","properties":{ "rating":{"score":1.0e0} }})");
  CHECK(push.chat_id == "C");
  CHECK(push.properties.text() == R"({ "rating":{"score":1.0e0} })");
}

TEST_CASE("chat_properties_deleted names what went, by namespace") {
  CHECK(received<chat_properties_deleted>(R"({"chat_id":"C","properties":{"rating":["score","comment"],"routing":[]}})")
            .properties == gone);
  CHECK(refused<chat_properties_deleted>(R"({"chat_id":"C","properties":{"rating":{"score":true}}})") ==
        "properties[0]: expected an array, found an object");
}

TEST_CASE("thread_properties_updated tells the thread") {
  const auto push =
      received<thread_properties_updated>(R"({"chat_id":"C","thread_id":"T","properties":{"rating":{"score":1}}})");
  CHECK(push.thread_id == "T");
  CHECK(push.properties.get("rating", "score") == property_value(std::int64_t{1}));
}

TEST_CASE("thread_properties_deleted tells the thread") {
  const auto push = received<thread_properties_deleted>(
      R"({"chat_id":"C","thread_id":"T","properties":{"rating":["score","comment"],"routing":[]}})");
  CHECK(push.thread_id == "T");
  CHECK(push.properties == gone);
}

TEST_CASE("event_properties_updated tells the event") {
  const auto push = received<event_properties_updated>(
      R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"status":{"delivered":true}}})");
  CHECK(push.event_id == "E");
  CHECK(push.properties.get("status", "delivered") == property_value(true));
}

TEST_CASE("event_properties_deleted tells the event") {
  const auto push = received<event_properties_deleted>(
      R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"rating":["score","comment"],"routing":[]}})");
  CHECK(push.event_id == "E");
  CHECK(push.properties == gone);
}
