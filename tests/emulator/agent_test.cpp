// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/requests.hpp>

#include "emulator/rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

/// What the agent did, in the customer's eyes.
story doings(rig& world, connection_id id) {
  story out;
  for (const auto& text : world.texts(id)) {
    const auto typing = read_push<customer::incoming_typing_indicator>(text);
    if (!typing.chat_id.empty()) out.emplace_back(typing.typing_indicator.is_typing ? "types" : "stops typing");
    const auto event = read_push<customer::incoming_event>(text);
    if (!event.chat_id.empty()) out.emplace_back(event.event.text());
  }
  return out;
}

std::string start(rig& world, connection_id id, std::string_view payload = "{}") {
  const auto answer = read<customer::start_chat::response>(world.call(id, "start_chat", payload).payload);
  world.texts(id);
  return answer.chat_id;
}

void say(rig& world, connection_id id, const std::string& chat, std::string_view text) {
  world.request(id, "send_event", message_event(chat, text));
  world.texts(id);
}

/// How many messages the agent has sent to a chat.
std::size_t messages_of_agent(rig& world, const std::string& chat) {
  std::size_t count = 0;
  const auto& record = world.under_test().state().chats().find(chat)->second;
  for (const auto& event : record.threads.back().events) count += event.author_id() == record.agent_id ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("the agent greets a customer who opens a chat in silence") {
  rig world;
  const auto id = world.log_in();
  start(world, id);
  world.advance(299ms);
  CHECK(doings(world, id).empty());
  world.advance(1ms);
  CHECK(doings(world, id) == story{"Welcome! How can I help you today?"});
  world.advance(10s);
  CHECK(world.texts(id).empty());
}

TEST_CASE("a chat that begins with a message is answered, not greeted") {
  rig world;
  const auto id = world.log_in();
  start(world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"Where is my order?"}]}}})");
  world.advance(10s);
  CHECK(doings(world, id) ==
        story{"types", "stops typing", "Let me look that up for you.", "Found it: order 1337 leaves tomorrow."});
}

TEST_CASE("the agent types after 200 ms, speaks 500 ms later and finds it 600 ms later") {
  rig world;
  const auto id = world.log_in();
  const auto chat = start(world, id);
  world.advance(5s);
  world.texts(id);
  say(world, id, chat, "Where is my order?");
  world.advance(199ms);
  CHECK(doings(world, id).empty());
  world.advance(1ms);
  CHECK(doings(world, id) == story{"types"});
  world.advance(499ms);
  CHECK(doings(world, id).empty());
  world.advance(1ms);
  CHECK(doings(world, id) == story{"stops typing", "Let me look that up for you."});
  world.advance(599ms);
  CHECK(doings(world, id).empty());
  world.advance(1ms);
  CHECK(doings(world, id) == story{"Found it: order 1337 leaves tomorrow."});
}

TEST_CASE("later messages are answered in a cycle and thanks get a farewell") {
  rig world;
  const auto id = world.log_in();
  const auto chat = start(world, id);
  world.advance(2s);
  say(world, id, chat, "first");
  world.advance(2s);
  world.texts(id);
  story last;
  for (const auto* text : {"a", "b", "c", "d", "Thank you!"}) {
    say(world, id, chat, text);
    world.advance(2s);
    last.push_back(doings(world, id).back());
  }
  CHECK(last[0] == "Is there anything else I can do for you?");
  CHECK(last[1] != last[0]);
  CHECK(last[3] == last[0]);
  CHECK(last[4] == "You are welcome. Have a nice day!");
}

TEST_CASE("farewell words count as words only, in any case") {
  const auto support = support_script();
  CHECK(is_farewell(support, "Bye!"));
  CHECK(is_farewell(support, "ok, THANK YOU so much"));
  CHECK(!is_farewell(support, "The byelaws say otherwise"));
  CHECK(!is_farewell(support, "goodbyes"));
  CHECK(!is_farewell(support, ""));
}

TEST_CASE("messages that come in a hurry are answered one after the other") {
  rig world;
  const auto id = world.log_in();
  const auto chat = start(world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"a"}]}}})");
  say(world, id, chat, "b");
  // 200 + 500 + 600 ms for the first, and only then 200 + 500 ms for the second.
  world.advance(1999ms);
  CHECK(messages_of_agent(world, chat) == 2);
  world.advance(1ms);
  CHECK(doings(world, id) == story{"types", "stops typing", "Let me look that up for you.",
                                   "Found it: order 1337 leaves tomorrow.", "types", "stops typing",
                                   "Is there anything else I can do for you?"});
}

TEST_CASE("what the agent has yet to do is bounded") {
  rig world;
  const auto id = world.log_in();
  const auto chat = start(world, id);
  for (int i = 0; i < 1000; ++i) say(world, id, chat, "x");
  world.advance(20s);
  world.ping(id);
  world.advance(20s);
  CHECK(doings(world, id).size() < 80);
  CHECK(world.under_test().state().chats().begin()->second.threads.back().events.size() > 1000);
}

TEST_CASE("closing the chat silences the agent and leaves only the connection's deadline") {
  rig world;
  const auto id = world.log_in();
  const auto chat = start(world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"a"}]}}})");
  world.request(id, "deactivate_chat", R"({"id":")" + chat + R"("})");
  world.texts(id);
  world.advance(100ms);
  CHECK(world.under_test().next_deadline() == livechat::machine::instant() + 30s);
  world.advance(10s);
  CHECK(world.texts(id).empty());
  world.hang_up(id);
  CHECK(!world.under_test().next_deadline().has_value());
}

TEST_CASE("the agent goes on while the customer is away") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto id = world.log_in(token);
  const auto chat = start(world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"a"}]}}})");
  world.hang_up(id);
  world.advance(10s);
  const auto again = world.log_in(token);
  const auto read_back =
      read<customer::chat>(world.call(again, "get_chat", R"({"chat_id":")" + chat + R"("})").payload);
  REQUIRE(read_back.thread.has_value());
  CHECK(read_back.thread->events.size() == 3);
}

TEST_CASE("pace 0 makes the agent answer at once") {
  service_settings settings;
  settings.pace = 0;
  rig world(settings);
  const auto id = world.log_in();
  start(world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"a"}]}}})");
  world.advance(0s);
  CHECK(doings(world, id).size() == 4);
}

TEST_CASE("a pace of 2 doubles every delay") {
  service_settings settings;
  settings.pace = 2;
  rig world(settings);
  const auto id = world.log_in();
  start(world, id);
  world.advance(599ms);
  CHECK(world.texts(id).empty());
  world.advance(1ms);
  CHECK(world.texts(id).size() == 1);
}

TEST_CASE("the silent script joins nothing and says nothing") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = start(world, id);
  say(world, id, chat, "anybody there?");
  world.advance(20s);
  CHECK(world.texts(id).empty());
  const auto read_back = read<customer::chat>(world.call(id, "get_chat", R"({"chat_id":")" + chat + R"("})").payload);
  CHECK(read_back.users.size() == 1);
}

TEST_CASE("a typing indicator has Unix seconds and goes to all") {
  rig world;
  const auto id = world.log_in();
  start(world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"a"}]}}})");
  world.advance(200ms);
  const auto push = read_push<customer::incoming_typing_indicator>(world.next_text(id).value_or(""));
  CHECK(push.typing_indicator.timestamp == 1767225600);
  CHECK(push.typing_indicator.recipients == customer::recipients::all);
}

TEST_CASE("the built-in scripts are found by name") {
  CHECK(find_script("support").has_value());
  CHECK(find_script("silent").has_value());
  CHECK(!find_script("chatty").has_value());
}

TEST_CASE("the agent leaves what is attached to a closed chat unanswered") {
  rig world;
  const auto id = world.log_in();
  const auto chat = start(world, id);
  world.request(id, "deactivate_chat", R"({"id":")" + chat + R"("})");
  world.call(id, "send_event",
             R"({"chat_id":")" + chat + R"(","attach_to_last_thread":true,"event":{"type":"message","text":"late"}})");
  world.texts(id);
  world.advance(10s);
  CHECK(world.texts(id).empty());
}
