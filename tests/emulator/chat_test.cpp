// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <livechat/customer/requests.hpp>

#include "emulator/rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

customer::start_chat::response started(rig& world, connection_id id, std::string_view payload = "{}") {
  return read<customer::start_chat::response>(world.call(id, "start_chat", payload).payload);
}

customer::chat get(rig& world, connection_id id, const std::string& chat_id) {
  return read<customer::chat>(world.call(id, "get_chat", R"({"chat_id":")" + chat_id + R"("})").payload);
}

bool is_short_id(const std::string& id) {
  return id.size() == 10 &&
         std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

}  // namespace

TEST_CASE("start_chat is answered first, then pushed: with the request_id to the requester, without to the others") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto mine = world.log_in(token);
  const auto also_mine = world.log_in(token);
  const auto foreign = world.log_in();
  const auto name = world.request(mine, "start_chat");
  CHECK(world.story(mine) == story{"answer start_chat", "push incoming_chat for " + name});
  CHECK(world.story(also_mine) == story{"push incoming_chat"});
  CHECK(world.texts(foreign).empty());
}

TEST_CASE("chats, threads and events have ids in the shapes of the real ones") {
  rig world(silent());
  const auto id = world.log_in();
  const auto answer = started(
      world, id, R"({"chat":{"thread":{"events":[{"type":"message","text":"a"},{"type":"message","text":"b"}]}}})");
  CHECK(is_short_id(answer.chat_id));
  CHECK(is_short_id(answer.thread_id));
  CHECK(answer.event_ids == story{answer.thread_id + "_1", answer.thread_id + "_2"});
}

TEST_CASE("a chat without initial events answers without event_ids") {
  rig world(silent());
  const auto id = world.log_in();
  CHECK(world.call(id, "start_chat").payload.find("event_ids") == std::string::npos);
}

TEST_CASE("incoming_chat has the customer, the agent, the thread and its events") {
  rig world;
  const auto id = world.log_in(world.under_test().issue_token(), R"(,"customer":{"name":"Thomas"})");
  world.request(id, "start_chat",
                R"({"chat":{"properties":{"a":{"b":1e400}},"access":{"group_ids":[1]},)"
                R"("thread":{"properties":{"c":{}},"events":[{"type":"message","text":"hi","custom_id":"mine"}]}}})");
  const auto texts = world.texts(id);
  REQUIRE(texts.size() == 2);
  const auto push = read_push<customer::incoming_chat>(texts[1]);
  REQUIRE(push.chat.users.size() == 2);
  CHECK(push.chat.users[0].name() == "Thomas");
  CHECK(push.requester_id == push.chat.users[0].id());
  CHECK(push.chat.users[1].name() == "Support bot");
  CHECK(push.chat.users[1].type() == "agent");
  CHECK(push.chat.properties.text() == R"({"a":{"b":1e400}})");
  REQUIRE(push.chat.access.has_value());
  CHECK(push.chat.access->group_ids == std::vector<std::int64_t>{1});
  REQUIRE(push.chat.thread.has_value());
  CHECK(push.chat.thread->active);
  CHECK(push.chat.thread->user_ids.size() == 2);
  CHECK(push.chat.thread->properties.text() == R"({"c":{}})");
  REQUIRE(push.chat.thread->events.size() == 1);
  const auto& event = push.chat.thread->events[0];
  CHECK(event.header().custom_id == "mine");
  CHECK(event.author_id() == push.requester_id);
  CHECK(event.created_at().time().has_value());
}

TEST_CASE("a second active chat is refused with limit_reached, a new one after closing is not") {
  rig world(silent());
  const auto id = world.log_in();
  const auto first = started(world, id);
  CHECK(error_type(world.call(id, "start_chat")) == "limit_reached");
  CHECK(error_type(world.call(id, "deactivate_chat", R"({"id":")" + first.chat_id + R"("})")) == "none");
  CHECK(started(world, id).chat_id != first.chat_id);
  CHECK(world.under_test().state().chats().size() == 2);
}

TEST_CASE("the limit of one active chat can be lifted") {
  auto settings = silent();
  settings.is_one_active_chat_per_customer = false;
  rig world(settings);
  const auto id = world.log_in();
  started(world, id);
  CHECK(error_type(world.call(id, "start_chat")) == "none");
}

TEST_CASE("a chat started with active false is pushed closed, and nobody joins it") {
  rig world;
  const auto id = world.log_in();
  const auto answer = started(world, id, R"({"active":false})");
  const auto push = read_push<customer::incoming_chat>(world.next_text(id).value_or(""));
  REQUIRE(push.chat.thread.has_value());
  CHECK(!push.chat.thread->active);
  CHECK(push.chat.users.size() == 1);
  world.advance(10s);
  CHECK(world.texts(id).empty());
  CHECK(error_type(world.call(id, "send_event", message_event(answer.chat_id, "hi"))) == "chat_inactive");
  CHECK(error_type(world.call(id, "start_chat")) == "none");
}

TEST_CASE("send_event is answered first, then pushed, and can be read back") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto id = world.log_in(token);
  const auto other = world.log_in(token);
  const auto chat = started(world, id);
  world.texts(id);
  world.texts(other);
  const auto name =
      world.request(id, "send_event",
                    R"({"chat_id":")" + chat.chat_id +
                        R"(","event":{"type":"message","text":"zażółć","custom_id":"c1","recipients":"all"}})");
  auto texts = world.texts(id);
  REQUIRE(texts.size() == 2);
  CHECK(world.story(other) == story{"push incoming_event"});
  const auto push = read_push<customer::incoming_event>(texts[1]);
  CHECK(push.event.text() == "zażółć");
  CHECK(push.event.header().custom_id == "c1");
  CHECK(push.event.id() == chat.thread_id + "_1");
  CHECK(push.thread_id == chat.thread_id);
  CHECK(texts[1].find(R"("request_id":")" + name) != std::string::npos);
  const auto read_back = get(world, id, chat.chat_id);
  REQUIRE(read_back.thread.has_value());
  REQUIRE(read_back.thread->events.size() == 1);
  CHECK(read_back.thread->events[0] == push.event);
}

TEST_CASE("events of one instant have different times in the order in which they came") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  for (int i = 0; i < 3; ++i) world.call(id, "send_event", message_event(chat.chat_id, "x"));
  const auto events = get(world, id, chat.chat_id).thread->events;
  CHECK(events[0].created_at().time() < events[1].created_at().time());
  CHECK(events[1].created_at().time() < events[2].created_at().time());
}

TEST_CASE("created_at is the wall clock at instant 0 plus the time since") {
  auto settings = silent();
  settings.started_at = service_settings::wall_clock(std::chrono::seconds(1600000000));
  rig world(settings);
  const auto id = world.log_in();
  const auto chat = started(world, id);
  world.advance(1500ms);
  world.call(id, "send_event", message_event(chat.chat_id, "x"));
  CHECK(get(world, id, chat.chat_id).thread->events[0].created_at().text() == "2020-09-13T12:26:41.500000Z");
}

TEST_CASE("a message may have 16 KiB of text and not a byte more") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  CHECK(error_type(world.call(id, "send_event", message_event(chat.chat_id, std::string(16384, 'x')))) == "none");
  const auto answer = world.call(id, "send_event", message_event(chat.chat_id, std::string(16385, 'x')));
  CHECK(error_type(answer) == "validation");
  CHECK(error_message(answer).starts_with("event.text: "));
  CHECK(get(world, id, chat.chat_id).thread->events.size() == 1);
}

TEST_CASE("an empty message is refused") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  CHECK(error_message(world.call(id, "send_event", message_event(chat.chat_id, ""))) == "event.text: missing");
}

TEST_CASE("the event types of the docs' tables are taken, others are refused by name") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  const auto send = [&](const std::string& event) {
    return world.call(id, "send_event", R"({"chat_id":")" + chat.chat_id + R"(","event":)" + event + "}");
  };
  CHECK(error_type(send(R"({"type":"custom","content":{"n":12345678901234567890}})")) == "none");
  CHECK(error_type(send(R"({"type":"file","url":"https://example.com/a.png"})")) == "none");
  CHECK(error_type(send(R"({"type":"system_message","system_message_type":"my_app","text":"x"})")) == "none");
  CHECK(error_message(send(R"({"type":"system","source":"cdp","subtype":"x","version":1,"details":"{}"})")) ==
        "event.type: only the service sends system events");
  CHECK(error_type(send(R"({"type":"telepathy"})")) == "validation");
  CHECK(error_message(send(R"({"text":"x"})")) == "event.type: missing");
  CHECK(get(world, id, chat.chat_id).thread->events.size() == 3);
}

TEST_CASE("the content of a custom event keeps its bytes, whatever the numbers in it") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  world.call(id, "send_event",
             R"({"chat_id":")" + chat.chat_id + R"(","event":{"type":"custom","content":{"n":1e400}}})");
  const auto push = read_push<customer::incoming_event>(world.next_text(id).value_or(""));
  const auto* event = push.event.as<customer::custom>();
  REQUIRE(event != nullptr);
  CHECK(event->id == chat.thread_id + "_1");
  CHECK(event->content.text() == R"({"n":1e400})");
}

TEST_CASE("an event that claims id, time or author gets those of the service") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  world.call(
      id, "send_event",
      R"({"chat_id":")" + chat.chat_id +
          R"(","event":{"type":"message","text":"x","id":"forged","author_id":"forged","created_at":"forged"}})");
  CHECK(world.next_text(id).value_or("forged").find("forged") == std::string::npos);
}

TEST_CASE("a closed chat takes events only with attach_to_last_thread") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  world.call(id, "deactivate_chat", R"({"id":")" + chat.chat_id + R"("})");
  world.texts(id);
  const auto send = [&](const char* attach) {
    return world.call(id, "send_event",
                      R"({"chat_id":")" + chat.chat_id + R"(","attach_to_last_thread":)" + attach +
                          R"(,"event":{"type":"message","text":"late"}})");
  };
  CHECK(error_type(send("false")) == "chat_inactive");
  CHECK(error_type(send("true")) == "none");
  CHECK(world.story(id).size() == 1);
  const auto thread = get(world, id, chat.chat_id).thread;
  REQUIRE(thread.has_value());
  CHECK(!thread->active);
  CHECK(thread->events.back().text() == "late");
}

TEST_CASE("get_chat gives the latest thread or the one asked for, and not_found for what is not there") {
  rig world(silent());
  const auto id = world.log_in();
  const auto chat = started(world, id);
  const auto ask = [&](const std::string& chat_id, const std::string& thread_id) {
    return world.call(id, "get_chat", R"({"chat_id":")" + chat_id + R"(","thread_id":")" + thread_id + R"("})");
  };
  CHECK(read<customer::chat>(ask(chat.chat_id, chat.thread_id).payload).thread->id == chat.thread_id);
  CHECK(get(world, id, chat.chat_id).thread->id == chat.thread_id);
  CHECK(error_type(ask(chat.chat_id, "NOSUCHTHRD")) == "not_found");
  CHECK(error_type(ask("NOSUCHCHAT", chat.thread_id)) == "not_found");
}

TEST_CASE("somebody else's chat is refused with authorization by every action") {
  rig world(silent());
  const auto owner = world.log_in();
  const auto stranger = world.log_in();
  const auto chat = started(world, owner);
  CHECK(error_type(world.call(stranger, "get_chat", R"({"chat_id":")" + chat.chat_id + R"("})")) == "authorization");
  CHECK(error_type(world.call(stranger, "send_event", message_event(chat.chat_id, "hi"))) == "authorization");
  CHECK(error_type(world.call(stranger, "deactivate_chat", R"({"id":")" + chat.chat_id + R"("})")) == "authorization");
  CHECK(error_type(world.call(stranger, "send_event", message_event("NOSUCHCHAT", "hi"))) == "not_found");
}

TEST_CASE("deactivate_chat is answered, then the system message, then chat_deactivated") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto id = world.log_in(token, R"(,"customer":{"name":"Thomas"})");
  const auto other = world.log_in(token);
  const auto chat = started(world, id);
  world.texts(id);
  world.texts(other);
  const auto name = world.request(id, "deactivate_chat", R"({"id":")" + chat.chat_id + R"("})");
  const auto texts = world.texts(id);
  REQUIRE(texts.size() == 3);
  CHECK(texts[1].find(name) == std::string::npos);
  CHECK(texts[2].find(name) != std::string::npos);
  const auto last = read_push<customer::incoming_event>(texts[1]);
  const auto* message = last.event.as<customer::system_message>();
  REQUIRE(message != nullptr);
  CHECK(message->system_message_type == "manual_archived_customer");
  CHECK(message->text_vars.at("customer") == "Thomas");
  const auto closed = read_push<customer::chat_deactivated>(texts[2]);
  CHECK(closed.chat_id == chat.chat_id);
  CHECK(closed.thread_id == chat.thread_id);
  CHECK(closed.user_id.has_value());
  CHECK(world.story(other) == story{"push incoming_event", "push chat_deactivated"});
  CHECK(error_type(world.call(id, "deactivate_chat", R"({"id":")" + chat.chat_id + R"("})")) == "chat_inactive");
}
