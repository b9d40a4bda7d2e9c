// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <variant>

#include "emulator/rig.hpp"
#include "support/file_content.hpp"
#include "wire/catalogue.hpp"
#include "wire/example.hpp"

// What the vendor's documentation shows (RTM API reference and pushes, v3.6), against what the emulator does.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

/// The names of all members in a JSON text, nested ones with their path, each once and sorted.
void collect(const wire::json::value& from, const std::string& path, std::map<std::string, int>& names) {
  if (from.kind() != wire::json::kind::object && from.kind() != wire::json::kind::array) return;
  auto items = from.items();
  while (const auto item = items.next()) {
    const std::string here = item->key.empty() ? path + "[]" : path + "." + std::string(item->key);
    names[here] = 1;
    collect(item->value, here, names);
  }
}

/// What is in `text` and not in `sample`.
std::string beyond(const std::string& text, const std::string& sample) {
  std::map<std::string, int> found;
  std::map<std::string, int> documented;
  collect(wire::json::value(text), "", found);
  collect(wire::json::value(sample), "", documented);
  std::string out;
  for (const auto& [name, one] : found) {
    if (!documented.contains(name)) out += name + '\n';
  }
  return out;
}

std::string payload_of(const std::string& text) {
  const auto frame = wire::decode_frame(text);
  if (const auto* push = std::get_if<wire::push_frame>(&frame)) return push->payload;
  const auto* answer = std::get_if<wire::response_frame>(&frame);
  return answer == nullptr ? "" : answer->payload;
}

}  // namespace

TEST_CASE("the requests of the docs are taken as they are printed") {
  rig world(silent());
  const auto id = world.connect();
  world.send(
      id, replaced(R"({"request_id":"req-login","action":"login","payload":{"token":"Bearer dal:test_1fgTbfXmgthj4cZSA",
                             "pushes":{"3.6":["incoming_chat","incoming_multicast"],"3.7":["all"]}}})",
                   "dal:test_1fgTbfXmgthj4cZSA", world.under_test().issue_token()));
  CHECK(world.story(id) == story{"answer login", "push customer_side_storage_updated"});
  world.send(id, R"({"request_id":"req-start-chat","action":"start_chat","payload":{}})");
  const auto texts = world.texts(id);
  // Once in the shape of 3.6, which lists it, and once in that of 3.7, of which all is wanted.
  REQUIRE(texts.size() == 3);
  const auto chat = read_push<customer::incoming_chat>(texts[1]).chat;
  world.send(id, replaced(R"({"request_id":"req-send-event","action":"send_event","payload":{"chat_id":"PW94SJTGW6",
                             "event":{"type":"message","text":"hello world","recipients":"all"}}})",
                          "PW94SJTGW6", chat.id));
  world.send(id,
             replaced(replaced(R"({"request_id":"req-get-chat","action":"get_chat","payload":{"chat_id":"PJ0MRSHTDG",
                                      "thread_id":"K600PKZON8"}})",
                               "PJ0MRSHTDG", chat.id),
                      "K600PKZON8", chat.thread->id));
  world.send(id, R"({"request_id":"req-ping","action":"ping","payload":{}})");
  world.send(
      id, replaced(R"({"request_id":"req-deactivate-chat","action":"deactivate_chat","payload":{"id":"PJ0MRSHTDG"}})",
                   "PJ0MRSHTDG", chat.id));
  CHECK(world.story(id) == story{"answer send_event", "push incoming_event for req-send-event", "answer get_chat",
                                 "answer ping", "answer deactivate_chat", "push incoming_event",
                                 "push chat_deactivated for req-deactivate-chat"});
}

TEST_CASE("every described request is read: what it names is not there, but its form is right") {
  const auto check = [](const std::string& text) {
    rig world(silent());
    const auto id = text.find(R"("action": "login")") == std::string::npos ? world.log_in() : world.connect();
    world.send(id, text);
    const auto frame = wire::decode_frame(world.next_text(id).value_or(""));
    const auto* answer = std::get_if<wire::response_frame>(&frame);
    REQUIRE(answer != nullptr);
    // Nobody was given these page ids.
    const bool is_page = error_message(*answer).starts_with("page_id: ");
    CHECK_MESSAGE((error_type(*answer) != "validation" || is_page), error_message(*answer));
  };
  const std::filesystem::path folder(LIVECHAT_SOURCE_DIR "/tests/wire/fixtures/requests");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    CAPTURE(entry.path().filename().string());
    check(livechat::test::content_of(entry.path()));
  }
  for (const auto& action : wire::actions_catalogue()) {
    CAPTURE(action.about->name);
    if (action.about->name != "login") check(wire::frame_example_of(action));
  }
}

TEST_CASE("answers that the docs print in full are the same to the byte, ids apart") {
  rig world(silent());
  const auto id = world.log_in();
  world.send(id, R"({"request_id":"req-ping","action":"ping","payload":{}})");
  CHECK(world.next_text(id) ==
        R"({"request_id":"req-ping","action":"ping","type":"response","success":true,"payload":{}})");
  world.send(id, R"({"request_id":"req-start-chat","action":"start_chat","payload":{}})");
  const auto started = world.next_text(id).value_or("");
  const auto answer = read<customer::start_chat::response>(payload_of(started));
  CHECK(started == R"({"request_id":"req-start-chat","action":"start_chat","type":"response","success":true,)"
                   R"("payload":{"chat_id":")" +
                       answer.chat_id + R"(","thread_id":")" + answer.thread_id + R"("}})");
  CHECK(world.next_text(id).value_or("").starts_with(
      R"({"version":"3.6","request_id":"req-start-chat","action":"incoming_chat","type":"push","payload":{)"));
  world.send(id, R"({"request_id":"req-deactivate-chat","action":"deactivate_chat","payload":{"id":")" +
                     answer.chat_id + R"("}})");
  CHECK(
      world.next_text(id) ==
      R"({"request_id":"req-deactivate-chat","action":"deactivate_chat","type":"response","success":true,"payload":{}})");
}

TEST_CASE("pushes have no member that the docs do not print") {
  rig world;
  const auto id = world.connect();
  world.request(id, "login",
                R"({"token":")" + world.under_test().issue_token() +
                    R"(","customer":{"name":"Thomas Anderson","email":"t.anderson@example.com"}})");
  world.next_text(id);
  CHECK(
      beyond(
          world.next_text(id).value_or(""),
          R"({"version":"3.6","action":"","type":"push","payload":{"customer_side_storage":{"customer_visits":"1"}}})")
          .empty());
  world.request(id, "start_chat",
                R"({"chat":{"thread":{"events":[{"type":"message","text":"hello","custom_id":"1"}]}}})");
  world.next_text(id);
  CHECK(beyond(payload_of(world.next_text(id).value_or("")), R"({"requester_id":"","chat":{"id":"","users":[
    {"id":"","type":"","name":"","email":"","avatar":"","present":true,"events_seen_up_to":"","job_title":"","is_bot":false}],
    "properties":{},"access":{"group_ids":[1]},"thread":{"id":"","active":true,"user_ids":[""],"events":[
    {"id":"","created_at":"","type":"","properties":{},"text":"","author_id":"","custom_id":""}],"properties":{},
    "access":{"group_ids":[0]},"created_at":""}}})") == "");
  world.advance(1s);
  CHECK(beyond(payload_of(world.next_text(id).value_or("")), R"({"chat_id":"","thread_id":"","typing_indicator":{
    "author_id":"","recipients":"all","timestamp":1574245378,"is_typing":true}})") == "");
  world.next_text(id);
  CHECK(beyond(payload_of(world.next_text(id).value_or("")), R"({"chat_id":"","thread_id":"","event":{"id":"",
    "created_at":"","recipients":"all","type":"message","properties":{},"text":"","author_id":""}})") == "");
}

TEST_CASE("the pushes of the docs decode") {
  const auto chat =
      read_push<customer::incoming_chat>(R"({"version":"3.6","action":"incoming_chat","type":"push","payload":{
    "requester_id":"b5657aff34dd32e198160d54666df9d8","chat":{"id":"PJ0MRSHTDG","users":[
    {"id":"b7eff798-f8df-4364-8059-649c35c9ed0c","type":"customer","name":"Thomas Anderson","email_verified":false,
     "session_fields":[{"custom_key":"custom_value"}],"present":true,"events_seen_up_to":"2017-10-12T15:19:21.010200Z"},
    {"id":"b5657aff34dd32e198160d54666df9d8","type":"agent","name":"Agent Smith","present":true}],
    "thread":{"id":"K600PKZON8","active":true,"user_ids":["b7eff798-f8df-4364-8059-649c35c9ed0c"],"events":[
    {"id":"QA1B38GHGI_1","created_at":"2020-05-14T07:22:40.269000Z","type":"message","text":"hello",
     "author_id":"b7eff798-f8df-4364-8059-649c35c9ed0c","custom_id":"1589440960204.71699349177"}],
    "queue":{"position":42,"wait_time":1337,"queued_at":"2020-05-07T07:11:28.288340Z"},
    "created_at":"2020-05-07T07:11:28.288340Z"},"transferred_from":{"group_ids":[1],"agent_ids":["x"]}}}})");
  CHECK(chat.chat.users.size() == 2);
  REQUIRE(chat.chat.thread.has_value());
  CHECK(chat.chat.thread->events.at(0).text() == "hello");
  const auto gone = read_push<customer::customer_disconnected>(
      R"({"version":"3.6","action":"customer_disconnected","type":"push","payload":{"reason":"misdirected_connection","data":{"region":"fra"}}})");
  CHECK(gone.data->region == "fra");
}
