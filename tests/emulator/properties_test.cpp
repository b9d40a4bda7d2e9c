// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

// The six actions about properties of chats, threads and events.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

std::string properties(std::string_view json) { return R"("properties":)" + std::string(json); }

/// The same three steps for a chat, a thread and an event.
struct place {
  const char* name;
  std::string payload(const conversation& talk, const std::string& event, std::string_view json) const {
    if (std::string_view(name) == "chat") return object({{"id", talk.chat}}, properties(json));
    if (std::string_view(name) == "thread") return talk.in_thread(properties(json));
    return talk.on_event(event, properties(json));
  }
  std::string action(const char* verb) const { return std::string(verb) + "_" + name + "_properties"; }
  std::string push(const char* what) const { return std::string("push ") + name + "_properties_" + what; }
};

constexpr place places[] = {{"chat"}, {"thread"}, {"event"}};

std::string current(conversation& talk, const place& where) {
  const auto chat = talk.seen();
  if (std::string_view(where.name) == "chat") return chat.properties.text();
  if (std::string_view(where.name) == "thread") return chat.thread->properties.text();
  return chat.thread->events.at(0).header().properties.text();
}

/// The `properties` of the last push that has some.
std::string pushed(conversation& talk) {
  std::string last;
  for (const auto& text : talk.world.texts(talk.also_me)) {
    const auto at = text.find(R"("properties":)");
    if (at != std::string::npos) last = text.substr(at + 13, text.size() - at - 15);
  }
  return last;
}

}  // namespace

TEST_CASE("properties are merged, and the push has only what changed") {
  for (const auto& where : places) {
    CAPTURE(where.name);
    conversation talk;
    const auto event = talk.say("x");
    talk.call(where.action("update"), where.payload(talk, event, R"({"app":{"a":1,"b":"two"},"rating":{"score":1}})"));
    talk.forget();
    const auto name = talk.world.request(talk.me, where.action("update"),
                                         where.payload(talk, event, R"({"app":{"a":1,"b":"three","c":true}})"));
    CHECK(talk.world.story(talk.me) ==
          story{"answer " + where.action("update"), where.push("updated") + " for " + name});
    CHECK(pushed(talk) == R"({"app":{"b":"three","c":true}})");
    CHECK(current(talk, where) == R"({"app":{"a":1,"b":"three","c":true},"rating":{"score":1}})");
  }
}

TEST_CASE("properties are deleted by name, and the push names those that were there") {
  for (const auto& where : places) {
    CAPTURE(where.name);
    conversation talk;
    const auto event = talk.say("x");
    talk.call(where.action("update"), where.payload(talk, event, R"({"app":{"a":1,"b":2},"other":{"c":3}})"));
    talk.forget();
    const auto name =
        talk.world.request(talk.me, where.action("delete"),
                           where.payload(talk, event, R"({"app":["a","never_there"],"other":["c"],"none":["x"]})"));
    CHECK(talk.world.story(talk.me) ==
          story{"answer " + where.action("delete"), where.push("deleted") + " for " + name});
    CHECK(pushed(talk) == R"({"app":["a"],"other":["c"]})");
    CHECK(current(talk, where) == R"({"app":{"b":2}})");
  }
}

TEST_CASE("what changes nothing is answered without a push") {
  for (const auto& where : places) {
    CAPTURE(where.name);
    conversation talk;
    const auto event = talk.say("x");
    talk.call(where.action("update"), where.payload(talk, event, R"({"app":{"a":1}})"));
    talk.forget();
    CHECK(error_type(talk.call(where.action("update"), where.payload(talk, event, R"({"app":{"a":1}})"))) == "none");
    CHECK(error_type(talk.call(where.action("delete"), where.payload(talk, event, R"({"app":["z"]})"))) == "none");
    CHECK(talk.world.texts(talk.also_me).empty());
  }
}

TEST_CASE("properties of what is not there or somebody else's are refused") {
  for (const auto& where : places) {
    CAPTURE(where.name);
    conversation talk;
    const auto event = talk.say("x");
    const auto payload = where.payload(talk, event, R"({"app":{"a":1}})");
    CHECK(error_type(talk.world.call(talk.world.log_in(), where.action("update"), payload)) == "authorization");
    const auto names = where.payload(talk, event, R"({"app":["a"]})");
    CHECK(error_type(talk.world.call(talk.world.log_in(), where.action("delete"), names)) == "authorization");
  }
  conversation talk;
  CHECK(error_type(talk.call("update_event_properties", talk.on_event("none", properties(R"({"a":{"b":1}})")))) ==
        "not_found");
  CHECK(error_type(talk.call("delete_thread_properties", object({{"chat_id", talk.chat}, {"thread_id", "none"}},
                                                                properties(R"({"a":["b"]})")))) == "not_found");
}

TEST_CASE("default properties are written where customers may, with values of their type") {
  conversation talk;
  const auto update = [&](const char* json) {
    return error_type(talk.call("update_chat_properties", object({{"id", talk.chat}}, properties(json))));
  };
  CHECK(update(R"({"rating":{"score":1,"comment":"good"}})") == "none");
  CHECK(update(R"({"rating":{"score":"1"}})") == "validation");
  CHECK(update(R"({"rating":{"score":2}})") == "validation");
  CHECK(update(R"({"rating":{"score":true}})") == "validation");
  CHECK(update(R"({"test":{"int_property":2147483648}})") == "validation");
  CHECK(update(R"({"rating":{"no_such_name":1}})") == "validation");
  CHECK(update(R"({"routing":{"continuous":true}})") == "authorization");
  CHECK(update(R"({"routing":{"offline_message":true}})") == "authorization");
  CHECK(update(R"({"my_app":{"whatever":"it is"}})") == "none");
  CHECK(error_type(talk.call("delete_chat_properties",
                             object({{"id", talk.chat}}, properties(R"({"source":["client_id"]})")))) ==
        "authorization");
}

TEST_CASE("a property that customers may write and not read is not shown to them") {
  conversation talk;
  talk.call("update_thread_properties", talk.in_thread(properties(R"({"routing":{"ignore_bots":true}})")));
  CHECK(talk.world.texts(talk.also_me).empty());
  CHECK(talk.seen().thread->properties.empty());
  CHECK(talk.record().threads.back().properties.get("routing", "ignore_bots").has_value());
}

TEST_CASE("no properties at all, or too many, are refused") {
  conversation talk;
  const auto update = [&](const std::string& json) {
    return error_type(talk.call("update_chat_properties", object({{"id", talk.chat}}, properties(json))));
  };
  CHECK(update("{}") == "validation");
  CHECK(update(R"({"app":{}})") == "validation");
  CHECK(update(R"({"app":5})") == "validation");
  CHECK(update(R"({"app":{"a":")" + std::string(limits::property_bytes, 'x') + R"("}})") == "limit_reached");
  CHECK(error_type(talk.call("delete_chat_properties", object({{"id", talk.chat}}, properties("{}")))) == "validation");
}

TEST_CASE("an anonymized chat takes no writing") {
  conversation talk;
  talk.world.desk([&](auto& desk) { return desk.anonymize_chat(talk.chat); });
  const auto payload = object({{"id", talk.chat}}, properties(R"({"a":{"b":1}})"));
  CHECK(error_type(talk.call("update_chat_properties", payload)) == "chat_anonymized");
  CHECK(error_type(talk.call("send_event", message_event(talk.chat, "hi"))) == "chat_anonymized");
  CHECK(error_type(talk.call("get_chat", object({{"chat_id", talk.chat}}))) == "none");
}
