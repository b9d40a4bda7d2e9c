// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

desk_result send(conversation& talk, customer::event what, bool attach = false) {
  return talk.world.desk(
      [&](auto& desk) { return desk.send_event(talk.chat, talk.an_agent(), std::move(what), attach); });
}

}  // namespace

TEST_CASE("an agent who writes without joining is added as not present, once") {
  conversation talk;
  send(talk, customer::message("hello"));
  const auto texts = talk.world.texts(talk.me);
  REQUIRE(texts.size() == 2);
  const auto added = read_push<customer::user_added_to_chat>(texts[0]);
  REQUIRE(added.user.as<customer::user_agent>() != nullptr);
  CHECK(added.user.as<customer::user_agent>()->present == false);
  CHECK(added.thread_id == talk.thread);
  const auto push = read_push<customer::incoming_event>(texts[1]);
  CHECK(push.event.text() == "hello");
  CHECK(push.event.author_id() == talk.an_agent());
  CHECK(push.event.header().recipients == customer::recipients::all);
  send(talk, customer::message("again"));
  CHECK(talk.world.story(talk.me) == story{"push incoming_event"});
}

TEST_CASE("every type of event can come from the other side") {
  conversation talk;
  talk.agent_says(customer::message("in"));
  const customer::event all[] = {
      customer::message("text"),
      customer::file("https://example.com/a.png"),
      customer::form("1001", {}),
      customer::filled_form("1001", {}),
      customer::rich_message::sticker(customer::rich_message_image("https://example.com/a.png")),
      customer::custom(R"({"n":1e400})"),
      customer::system_message("agent_left", "Somebody left"),
      customer::system_event("cdp", "store_order_was_created", 1, "{}"),
      customer::unknown_event("novel", R"({"type":"novel","what":{"n":1e400}})")};
  for (const auto& one : all) {
    CAPTURE(one.type());
    CHECK(why(send(talk, one)) == "none");
    const auto push = talk.next_push<customer::incoming_event>();
    CHECK(push.event.type() == one.type());
    CHECK(!push.event.id().empty());
    CHECK(push.event.created_at().time().has_value());
  }
  CHECK(talk.seen().thread->events.size() == 1 + std::size(all));
}

TEST_CASE("an event of a type without a struct keeps its JSON and gets id, time and author of the service") {
  conversation talk;
  talk.agent_says(customer::message("in"));
  send(talk, customer::unknown_event("novel", R"({"type":"novel","id":"forged","author_id":"forged","n":1e400})"));
  const auto push = talk.next_push<customer::incoming_event>();
  const auto* event = push.event.as<customer::unknown_event>();
  REQUIRE(event != nullptr);
  CHECK(event->id == talk.thread + "_2");
  CHECK(event->author_id == talk.an_agent());
  CHECK(event->raw.text().find(R"("n":1e400)") != std::string::npos);
  CHECK(event->raw.text().find("forged") == std::string::npos);
}

TEST_CASE("what is for agents only is kept from the customer") {
  conversation talk;
  talk.agent_says(customer::message("in"));
  customer::message whisper("a difficult customer");
  whisper.recipients = customer::recipients::agents;
  const auto id = send(talk, whisper).id;
  CHECK(talk.world.texts(talk.me).empty());
  CHECK(talk.seen().thread->events.size() == 1);
  CHECK(talk.record().threads.back().events.size() == 2);
  CHECK(error_type(talk.call("delete_event", talk.on_event(id))) == "not_found");
}

TEST_CASE("the desk keeps to the descriptions and to open threads") {
  conversation talk;
  CHECK(why(send(talk, customer::message(""))) == "validation");
  CHECK(why(send(talk, customer::unknown_event("novel", "no JSON"))) == "validation");
  CHECK(why(talk.world.desk([&](auto& desk) { return desk.send_event("none", "", customer::message("x")); })) ==
        "not_found");
  CHECK(why(talk.world.desk([&](auto& desk) { return desk.type(talk.chat, "nobody", true); })) == "not_found");
  talk.close();
  CHECK(why(send(talk, customer::message("late"))) == "chat_inactive");
  CHECK(why(send(talk, customer::message("late"), true)) == "none");
  CHECK(why(talk.world.desk([&](auto& desk) { return desk.type(talk.chat, talk.an_agent(), true); })) ==
        "chat_inactive");
}

TEST_CASE("previews, typing and thinking are told as they come") {
  conversation talk;
  const auto agent = talk.an_agent();
  talk.world.desk([&](auto& desk) { return desk.preview(talk.chat, agent, "I am wri", "mine"); });
  const auto preview = talk.next_push<customer::incoming_event_preview>();
  CHECK(preview.event.type == "message");
  CHECK(preview.event.text == "I am wri");
  CHECK(preview.event.custom_id == "mine");
  talk.world.desk([&](auto& desk) { return desk.type(talk.chat, agent, false); });
  const auto typing = talk.next_push<customer::incoming_typing_indicator>();
  CHECK(typing.typing_indicator.author_id == agent);
  CHECK(!typing.typing_indicator.is_typing);
  talk.world.desk([&](auto& desk) { return desk.think(talk.chat, agent, {"Looking", "at orders", "t1"}); });
  const auto thought = talk.next_push<customer::incoming_thinking_indicator>();
  CHECK(thought.title == "Looking");
  CHECK(thought.custom_id == "t1");
  CHECK(thought.sent_at.time().has_value());
  CHECK(talk.seen().thread->events.empty());
}

TEST_CASE("an updated event keeps its id, time and author, and is pushed whole") {
  conversation talk;
  const auto id = talk.agent_says(customer::message("tpyo"));
  const auto before = talk.seen().thread->events.at(0);
  const auto update = [&](customer::event what) {
    return talk.world.desk([&](auto& desk) { return desk.update_event(talk.chat, talk.thread, id, std::move(what)); });
  };
  CHECK(why(update(customer::message("typo"))) == "none");
  const auto push = talk.next_push<customer::event_updated>();
  CHECK(push.event.text() == "typo");
  CHECK(push.event.id() == id);
  CHECK(push.event.created_at() == before.created_at());
  CHECK(push.event.author_id() == before.author_id());
  CHECK(talk.seen().thread->events.at(0) == push.event);
  CHECK(why(update(customer::custom("{}"))) == "validation");
}

TEST_CASE("the desk deletes anybody's events") {
  conversation talk;
  const auto id = talk.say("rude");
  talk.world.desk([&](auto& desk) { return desk.delete_event(talk.chat, talk.thread, id); });
  CHECK(talk.next_push<customer::event_deleted>().event_id == id);
  CHECK(talk.seen().thread->events.empty());
  CHECK(why(talk.world.desk([&](auto& desk) { return desk.delete_event(talk.chat, talk.thread, id); })) == "not_found");
}

TEST_CASE("agents see events too") {
  conversation talk;
  talk.agent_says(customer::message("in"));
  talk.say("seen?");
  const auto time = talk.seen().thread->events.back().created_at();
  talk.world.desk([&](auto& desk) { return desk.mark_seen(talk.chat, talk.an_agent(), time); });
  CHECK(talk.next_push<customer::events_marked_as_seen>() ==
        customer::events_marked_as_seen(talk.an_agent(), talk.chat, time));
}

TEST_CASE("agents may write properties that customers only read") {
  conversation talk;
  const auto id = talk.say("x");
  const property_target places[] = {{talk.chat, "", ""}, {talk.chat, talk.thread, ""}, {talk.chat, talk.thread, id}};
  for (const auto& where : places) {
    talk.world.desk([&](auto& desk) {
      return desk.update_properties(where, customer::properties(R"({"source":{"client_id":"app"}})"));
    });
    talk.world.desk([&](auto& desk) { return desk.delete_properties(where, {{"source", {"client_id"}}}); });
  }
  CHECK(talk.world.story(talk.me) == story{"push chat_properties_updated", "push chat_properties_deleted",
                                           "push thread_properties_updated", "push thread_properties_deleted",
                                           "push event_properties_updated", "push event_properties_deleted"});
  CHECK(why(talk.world.desk([&](auto& desk) {
          return desk.update_properties({"none", "", ""}, customer::properties(R"({"a":{"b":1}})"));
        })) == "not_found");
}
