// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

desk_result transfer(conversation& talk, const customer::transferred_to& where) {
  return talk.world.desk([&](auto& desk) { return desk.transfer_chat(talk.chat, talk.an_agent(), where); });
}

std::string system_type(const customer::incoming_event& push) {
  const auto* message = push.event.as<customer::system_message>();
  return message == nullptr ? "" : message->system_message_type;
}

}  // namespace

TEST_CASE("a chat that is transferred to an agent is theirs, and the bot falls silent") {
  conversation talk{service_settings()};
  const auto bot = talk.record().agent_id;
  talk.call("send_event", message_event(talk.chat, "hello"));
  talk.forget();
  CHECK(why(transfer(talk, customer::transferred_to({}, {talk.an_agent()}))) == "none");
  CHECK(talk.record().agent_id == talk.an_agent());
  const auto texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 4);
  const auto push = read_push<customer::chat_transferred>(texts[0]);
  CHECK(push.reason == customer::transfer_reason::manual);
  CHECK(push.requester_id == talk.an_agent());
  CHECK(push.thread_id == talk.thread);
  CHECK(push.transferred_to.agent_ids == story{talk.an_agent()});
  CHECK(!push.queue.has_value());
  CHECK(read_push<customer::user_removed_from_chat>(texts[1]).user_id == bot);
  CHECK(read_push<customer::user_added_to_chat>(texts[2]).user.id() == talk.an_agent());
  CHECK(system_type(read_push<customer::incoming_event>(texts[3])) == "chat_transferred");
  talk.world.advance(10s);
  CHECK(talk.world.texts(talk.me).empty());
}

TEST_CASE("a chat that is transferred into a queue says its place") {
  conversation talk;
  transfer(talk, customer::transferred_to({2}));
  const auto push = talk.next_push<customer::chat_transferred>();
  REQUIRE(push.queue.has_value());
  CHECK(push.queue->position == 1);
  CHECK(push.transferred_to.group_ids == std::vector<std::int64_t>{2});
  CHECK(talk.seen().thread->queue.has_value());
  CHECK(talk.seen().access->group_ids == std::vector<std::int64_t>{2});
}

TEST_CASE("a transfer that leads nowhere changes nothing") {
  conversation talk;
  CHECK(why(transfer(talk, customer::transferred_to({3}))) == "groups_offline");
  CHECK(why(transfer(talk, customer::transferred_to({99}))) == "group_not_found");
  CHECK(why(transfer(talk, customer::transferred_to({}, {"nobody"}))) == "not_found");
  CHECK(why(transfer(talk, customer::transferred_to())) == "validation");
  CHECK(talk.world.texts(talk.me).empty());
  CHECK(talk.seen().access->group_ids == std::vector<std::int64_t>{0});
}

TEST_CASE("a closed chat is transferred without a thread") {
  conversation talk;
  talk.close();
  transfer(talk, customer::transferred_to({3}));
  CHECK(!talk.next_push<customer::chat_transferred>().thread_id.has_value());
  CHECK(talk.seen().access->group_ids == std::vector<std::int64_t>{3});
}

TEST_CASE("places in a queue can be changed by hand, and everybody in it is told") {
  rig world(silent());
  const auto wait = [&](connection_id me) {
    return answer_of<customer::start_chat::response>(
               world.call(me, "start_chat", R"({"chat":{"access":{"group_ids":[2]}}})"))
        .chat_id;
  };
  const auto first = world.log_in();
  const auto second = world.log_in();
  wait(first);
  const auto last = wait(second);
  world.texts(first);
  world.texts(second);
  world.desk([&](auto& desk) { return desk.move_in_queue(last, 1); });
  CHECK(read_push<customer::queue_position_updated>(world.next_text(second).value_or("")).queue.position == 1);
  CHECK(read_push<customer::queue_position_updated>(world.next_text(first).value_or("")).queue.position == 2);
}

TEST_CASE("agents join and leave") {
  conversation talk;
  const auto agent = talk.an_agent();
  talk.world.desk([&](auto& desk) { return desk.add_user(talk.chat, agent, agent); });
  auto texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 2);
  const auto added = read_push<customer::user_added_to_chat>(texts[0]);
  CHECK(added.reason == "manual");
  CHECK(added.requester_id == agent);
  CHECK(system_type(read_push<customer::incoming_event>(texts[1])) == "agent_joined");
  talk.world.desk(
      [&](auto& desk) { return desk.remove_user(talk.chat, agent, "", customer::removal_reason::disconnected); });
  texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 2);
  CHECK(system_type(read_push<customer::incoming_event>(texts[0])) == "agent_removed");
  const auto removed = read_push<customer::user_removed_from_chat>(texts[1]);
  CHECK(removed.user_id == agent);
  CHECK(removed.reason == customer::removal_reason::disconnected);
  CHECK(!removed.requester_id.has_value());
}

TEST_CASE("a customer who was removed hears of it, may read, and may write again after coming back") {
  conversation talk;
  const auto agent = talk.an_agent();
  talk.world.desk([&](auto& desk) { return desk.remove_user(talk.chat, talk.who, agent); });
  CHECK(talk.world.story(talk.me) == story{"push incoming_event", "push user_removed_from_chat"});
  talk.agent_says(customer::message("behind your back"));
  CHECK(talk.world.texts(talk.me).empty());
  CHECK(error_type(talk.call("send_event", message_event(talk.chat, "hi"))) == "not_allowed");
  CHECK(error_type(talk.call("get_chat", object({{"chat_id", talk.chat}}))) == "none");
  talk.world.desk([&](auto& desk) { return desk.add_user(talk.chat, talk.who, agent); });
  CHECK(talk.world.story(talk.me) == story{"push user_added_to_chat", "push incoming_event"});
  CHECK(error_type(talk.call("send_event", message_event(talk.chat, "hi"))) == "none");
}

TEST_CASE("an agent closes a chat in their own name, the service in nobody's") {
  conversation talk;
  talk.world.desk([&](auto& desk) { return desk.deactivate_chat(talk.chat, talk.an_agent()); });
  CHECK(system_type(talk.next_push<customer::incoming_event>()) == "manual_archived_agent");
  CHECK(talk.next_push<customer::chat_deactivated>().user_id == talk.an_agent());
  CHECK(why(talk.world.desk([&](auto& desk) { return desk.deactivate_chat(talk.chat, ""); })) == "chat_inactive");
  talk.world.desk([&](auto& desk) { return desk.resume_chat(talk.chat, "", chat_opening()); });
  talk.forget();
  talk.world.desk([&](auto& desk) { return desk.deactivate_chat(talk.chat, ""); });
  CHECK(system_type(talk.next_push<customer::incoming_event>()) == "routing.archived_inactive");
  CHECK(!talk.next_push<customer::chat_deactivated>().user_id.has_value());
}

TEST_CASE("an agent starts and resumes chats with a customer") {
  rig world(silent());
  const auto me = world.log_in();
  const auto who = world.under_test().state().customers().begin()->first;
  const auto agent = world.agent();
  const auto chat = world.desk([&](auto& desk) { return desk.start_chat(who, agent, chat_opening()); }).id;
  const auto push = read_push<customer::incoming_chat>(world.next_text(me).value_or(""));
  CHECK(push.chat.id == chat);
  CHECK(push.requester_id == agent);
  CHECK(push.chat.users.size() == 2);
  CHECK(error_type(world.call(me, "send_event", message_event(chat, "hi"))) == "none");
  CHECK(why(world.desk([&](auto& desk) { return desk.start_chat(who, agent, chat_opening()); })) == "limit_reached");
  world.call(me, "deactivate_chat", object({{"id", chat}}));
  world.texts(me);
  CHECK(why(world.desk([&](auto& desk) { return desk.resume_chat(chat, agent, chat_opening()); })) == "none");
  CHECK(world.story(me) == story{"push incoming_chat"});
  CHECK(why(world.desk([&](auto& desk) { return desk.resume_chat(chat, agent, chat_opening()); })) == "validation");
}
