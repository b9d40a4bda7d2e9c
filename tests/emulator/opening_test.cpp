// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

// How chats begin and begin again: start_chat, resume_chat, groups and queues.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

std::string resumed(const std::string& chat, std::string_view in_chat = "", std::string_view beside = "") {
  return R"({"chat":)" + object({{"id", chat}}, in_chat) + (beside.empty() ? "" : ",") + std::string(beside) + "}";
}

/// A chat for a group; the seed has 0 and 1 online, 2 with a queue, 3 offline.
std::string for_group(int id, std::string_view beside = "") {
  return R"({"chat":{"access":{"group_ids":[)" + std::to_string(id) + "]}}" + (beside.empty() ? "" : ",") +
         std::string(beside) + "}";
}

customer::start_chat::response start(rig& world, connection_id me, const std::string& payload) {
  return answer_of<customer::start_chat::response>(world.call(me, "start_chat", payload));
}

}  // namespace

TEST_CASE("resume_chat opens a new thread behind the old one, answers, then pushes it") {
  conversation talk;
  talk.close();
  const auto name = talk.world.request(
      talk.me, "resume_chat",
      resumed(talk.chat, R"("thread":{"events":[{"type":"message","text":"again"}],"properties":{"a":{"b":1}}})"));
  const auto texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 2);
  const auto push = read_push<customer::incoming_chat>(texts[1]);
  REQUIRE(push.chat.thread.has_value());
  CHECK(push.requester_id == talk.who);
  CHECK(push.chat.thread->previous_thread_id == talk.thread);
  CHECK(push.chat.thread->active);
  CHECK(push.chat.thread->events.at(0).text() == "again");
  CHECK(push.chat.thread->properties.text() == R"({"a":{"b":1}})");
  CHECK(texts[1].find(name) != std::string::npos);
  CHECK(talk.world.story(talk.also_me) == story{"push incoming_chat"});
  CHECK(talk.record().threads[0].next_thread_id == push.chat.thread->id);
}

TEST_CASE("resume_chat answers with the thread and the ids of its events") {
  conversation talk;
  talk.close();
  const auto answer = answer_of<customer::resume_chat::response>(
      talk.call("resume_chat", resumed(talk.chat, R"("thread":{"events":[{"type":"message","text":"again"}]})")));
  CHECK(answer.thread_id == talk.seen().thread->id);
  CHECK(answer.event_ids == story{answer.thread_id + "_1"});
}

TEST_CASE("resume_chat refuses an active chat, another chat beside an active one, strangers and what is not there") {
  conversation talk;
  CHECK(error_type(talk.call("resume_chat", resumed(talk.chat))) == "validation");
  CHECK(error_type(talk.world.call(talk.world.log_in(), "resume_chat", resumed(talk.chat))) == "authorization");
  CHECK(error_type(talk.call("resume_chat", resumed("NOSUCHCHAT"))) == "not_found");
  CHECK(error_message(talk.call("resume_chat", R"({"chat":{}})")) == "chat.id: missing");
  const auto first = talk.chat;
  talk.close();
  talk.call("start_chat");
  CHECK(error_type(talk.call("resume_chat", resumed(first))) == "limit_reached");
}

TEST_CASE("resume_chat merges properties and takes the documented access when none is given") {
  conversation talk(silent(), R"({"chat":{"access":{"group_ids":[1]},"properties":{"a":{"x":1,"y":2}}}})");
  talk.close();
  talk.call("resume_chat", resumed(talk.chat, R"("properties":{"a":{"y":3},"b":{"z":4}})"));
  CHECK(talk.seen().properties.text() == R"({"a":{"x":1,"y":3},"b":{"z":4}})");
  CHECK(talk.seen().access->group_ids == std::vector<std::int64_t>{0});
}

TEST_CASE("resume_chat sets the continuous mode, or leaves it as it is") {
  conversation talk(silent(), R"({"continuous":true})");
  const auto mode = [&] { return talk.seen().properties.get("routing", "continuous"); };
  CHECK(mode() == customer::property_value(true));
  talk.close();
  talk.call("resume_chat", resumed(talk.chat));
  CHECK(mode() == customer::property_value(true));
  talk.close();
  talk.call("resume_chat", resumed(talk.chat, "", R"("continuous":false)"));
  CHECK(mode() == customer::property_value(false));
}

TEST_CASE("a chat needs a group that is online, unless it is continuous or not active") {
  rig world(silent());
  const auto me = world.log_in();
  CHECK(error_type(world.call(me, "start_chat", for_group(3))) == "groups_offline");
  CHECK(error_type(world.call(me, "start_chat", for_group(99))) == "group_not_found");
  CHECK(error_type(world.call(me, "start_chat", for_group(3, R"("active":false)"))) == "none");
  const auto chat = start(world, me, for_group(3, R"("continuous":true)")).chat_id;
  world.call(me, "deactivate_chat", object({{"id", chat}}));
  const auto again = [&](const char* mode) {
    return error_type(world.call(
        me, "resume_chat", resumed(chat, R"("access":{"group_ids":[3]})", std::string(R"("continuous":)") + mode)));
  };
  CHECK(again("false") == "groups_offline");
  CHECK(again("true") == "none");
}

TEST_CASE("start_chat takes the requester as its one user and nobody else") {
  rig world(silent());
  const auto me = world.log_in();
  const auto with = [&](const std::string& users) {
    return error_type(world.call(me, "start_chat", R"({"chat":{"users":)" + users + "}}"));
  };
  const auto id = world.under_test().state().customers().begin()->first;
  CHECK(with(R"([{"id":"somebody else","type":"customer"}])") == "authorization");
  CHECK(with("[" + object({{"id", id}, {"type", "agent"}}) + "]") == "validation");
  CHECK(with("[" + object({{"id", id}, {"type", "customer"}}) + "," + object({{"id", id}, {"type", "customer"}}) +
             "]") == "validation");
  CHECK(with("[" + object({{"id", id}, {"type", "customer"}}) + "]") == "none");
}

TEST_CASE("initial properties that customers may not write are refused with authorization") {
  rig world(silent());
  const auto me = world.log_in();
  CHECK(error_type(world.call(me, "start_chat", R"({"chat":{"properties":{"routing":{"continuous":true}}}})")) ==
        "authorization");
  CHECK(error_type(world.call(me, "start_chat", R"({"chat":{"thread":{"properties":{"rating":{"score":7}}}}})")) ==
        "validation");
  CHECK(world.under_test().state().chats().empty());
}

TEST_CASE("a chat for a group with a queue waits, and moves up when those in front are gone") {
  rig world;
  const auto first = world.log_in();
  const auto second = world.log_in();
  const auto chat = start(world, first, for_group(2)).chat_id;
  const auto other = start(world, second, for_group(2)).chat_id;
  const auto place = [&](connection_id me, const std::string& id) {
    return answer_of<customer::chat>(world.call(me, "get_chat", object({{"chat_id", id}}))).thread->queue;
  };
  REQUIRE(place(second, other).has_value());
  CHECK(place(second, other)->position == 2);
  CHECK(place(second, other)->wait_time == 2 * limits::wait_per_chat.count());
  CHECK(place(second, other)->queued_at.time().has_value());
  world.advance(5s);
  world.texts(second);
  world.call(first, "deactivate_chat", object({{"id", chat}}));
  const auto push = read_push<customer::queue_position_updated>(world.next_text(second).value_or(""));
  CHECK(push.chat_id == other);
  CHECK(push.queue.position == 1);
  CHECK(push.queue.queued_at.empty());
  CHECK(place(second, other)->position == 1);
}

TEST_CASE("a queue is served in order when its group comes online") {
  rig world;
  const auto first = world.log_in();
  const auto second = world.log_in();
  start(world, first, for_group(2));
  start(world, second, for_group(2));
  world.texts(first);
  world.texts(second);
  world.desk([](auto& desk) { return desk.set_availability(2, customer::group_availability::online); });
  CHECK(world.story(first) == story{"push groups_status_updated", "push user_added_to_chat", "push chat_transferred"});
  CHECK(world.story(second) == story{"push groups_status_updated", "push queue_position_updated",
                                     "push user_added_to_chat", "push chat_transferred"});
  world.advance(300ms);
  CHECK(world.story(first) == story{"push incoming_event"});
}

TEST_CASE("a queue is closed when its group goes offline") {
  rig world;
  const auto me = world.log_in();
  const auto chat = start(world, me, for_group(2)).chat_id;
  world.texts(me);
  world.desk([](auto& desk) { return desk.set_availability(2, customer::group_availability::offline); });
  const auto texts = world.texts(me);
  REQUIRE(texts.size() == 3);
  const auto last = read_push<customer::incoming_event>(texts[1]);
  REQUIRE(last.event.as<customer::system_message>() != nullptr);
  CHECK(last.event.as<customer::system_message>()->system_message_type == "routing.archived_offline");
  const auto closed = read_push<customer::chat_deactivated>(texts[2]);
  CHECK(closed.chat_id == chat);
  CHECK(!closed.user_id.has_value());
}

TEST_CASE("starting a chat from a greeting accepts it and takes it off display") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto me = world.log_in(token);
  const auto id = world.under_test().state().customers().begin()->first;
  const auto greeting = world.desk([&](auto& desk) { return desk.show_greeting(id, 7, world.agent()); }).id;
  world.call(me, "start_chat",
             R"({"chat":{"thread":{"properties":{"lc2":)" + object({{"greeting_unique_id", greeting}}) + "}}}}");
  const auto answer =
      answer_of<customer::login::response>(world.call(world.connect(), "login", object({{"token", token}})));
  CHECK(!answer.greeting.has_value());
  CHECK(answer.customer.statistics->greetings_accepted_count == 1);
}
