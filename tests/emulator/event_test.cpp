// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

// What customers do to events: delete_event, send_rich_message_postback, send_sneak_peek, mark_events_as_seen.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

customer::rich_message question() {
  return customer::rich_message::quick_replies(
      "Which one?", {customer::rich_message_button::to_message("Red", "Red, please", "take_red"),
                     customer::rich_message_button::to_message("Blue", "Blue, please", "take_blue")});
}

std::string pressed(const char* id, bool toggled) {
  return R"("postback":)" + object({{"id", id}}, std::string(R"("toggled":)") + (toggled ? "true" : "false"));
}

/// Who has the button pressed, as the customer reads it.
story pressers(conversation& talk, const char* postback_id) {
  const auto thread = talk.seen().thread;
  for (const auto& event : thread->events) {
    const auto* message = event.as<customer::rich_message>();
    if (message == nullptr) continue;
    for (const auto& button : message->elements.at(0).buttons) {
      if (button.postback_id == postback_id) return button.user_ids;
    }
  }
  return {"no such button"};
}

std::string seen_up_to(conversation& talk, const std::string& time) {
  return object({{"chat_id", talk.chat}, {"seen_up_to", time}});
}

}  // namespace

TEST_CASE("delete_event takes an event of one's own out of everything that customers see") {
  conversation talk;
  const auto kept = talk.say("keep me");
  const auto id = talk.say("delete me");
  const auto name = talk.world.request(talk.me, "delete_event", talk.on_event(id));
  CHECK(talk.world.story(talk.me) == story{"answer delete_event", "push event_deleted for " + name});
  CHECK(talk.next_push<customer::event_deleted>(talk.also_me) == customer::event_deleted(talk.chat, talk.thread, id));
  const auto thread = talk.seen().thread;
  REQUIRE(thread->events.size() == 1);
  CHECK(thread->events[0].id() == kept);
  CHECK(talk.record().threads.back().events.size() == 2);
}

TEST_CASE("delete_event refuses what others sent, what is not there and what is gone") {
  conversation talk;
  const auto agents = talk.agent_says(customer::message("from the agent"));
  const auto mine = talk.say("mine");
  const auto refused = [&](const std::string& payload) { return error_type(talk.call("delete_event", payload)); };
  CHECK(refused(talk.on_event(agents)) == "not_allowed");
  CHECK(refused(talk.on_event("none")) == "not_found");
  CHECK(refused(object({{"chat_id", talk.chat}, {"thread_id", "none"}, {"event_id", mine}})) == "not_found");
  CHECK(refused(talk.in_thread()) == "validation");
  CHECK(refused(talk.on_event(mine)) == "none");
  CHECK(refused(talk.on_event(mine)) == "not_found");
}

TEST_CASE("a postback that is toggled puts the user into the button, and takes it out again") {
  conversation talk;
  const auto id = talk.agent_says(question());
  const auto name =
      talk.world.request(talk.me, "send_rich_message_postback", talk.on_event(id, pressed("take_red", true)));
  CHECK(talk.world.story(talk.me) ==
        story{"answer send_rich_message_postback", "push incoming_rich_message_postback for " + name});
  const auto push = talk.next_push<customer::incoming_rich_message_postback>(talk.also_me);
  CHECK(push.user_id == talk.who);
  CHECK(push.event_id == id);
  CHECK(push.postback == customer::postback("take_red"));
  CHECK(pressers(talk, "take_red") == story{talk.who});
  CHECK(pressers(talk, "take_blue").empty());
  talk.call("send_rich_message_postback", talk.on_event(id, pressed("take_red", false)));
  CHECK(pressers(talk, "take_red").empty());
}

TEST_CASE("a postback in a closed thread is taken without a push") {
  conversation talk;
  const auto id = talk.agent_says(question());
  talk.close();
  CHECK(error_type(talk.call("send_rich_message_postback", talk.on_event(id, pressed("take_red", true)))) == "none");
  CHECK(talk.world.texts(talk.me).empty());
  CHECK(pressers(talk, "take_red") == story{talk.who});
}

TEST_CASE("a postback refuses what is no rich message, no button and no product") {
  conversation talk;
  const auto id = talk.agent_says(question());
  const auto plain = talk.agent_says(customer::message("plain"));
  const auto refused = [&](const std::string& payload) {
    return error_type(talk.call("send_rich_message_postback", payload));
  };
  CHECK(refused(talk.on_event(plain, pressed("take_red", true))) == "validation");
  CHECK(refused(talk.on_event(id, pressed("take_green", true))) == "validation");
  CHECK(refused(talk.on_event("none", pressed("take_red", true))) == "not_found");
  CHECK(refused(talk.on_event(id, R"("postback":{"id":"take_red","toggled":true,"ecommerce":{}})")) == "validation");
  CHECK(refused(talk.on_event(id)) == "validation");
}

TEST_CASE("a sneak peek is there for the agents until the message comes") {
  conversation talk;
  const auto payload = object({{"chat_id", talk.chat}, {"sneak_peek_text", "I wond"}});
  CHECK(error_type(talk.call("send_sneak_peek", payload)) == "none");
  CHECK(talk.world.texts(talk.me).empty());
  CHECK(talk.world.texts(talk.also_me).empty());
  REQUIRE(talk.record().sneak_peek.has_value());
  CHECK(talk.record().sneak_peek->text == "I wond");
  talk.say("I wonder");
  CHECK(!talk.record().sneak_peek.has_value());
  talk.close();
  CHECK(error_type(talk.call("send_sneak_peek", payload)) == "chat_inactive");
}

TEST_CASE("the seen marker moves forward, tells everybody, and never goes back") {
  conversation talk;
  talk.agent_says(customer::message("one"));
  const auto first = talk.seen().thread->events.at(0).created_at();
  talk.agent_says(customer::message("two"));
  const auto second = talk.seen().thread->events.at(1).created_at();
  const auto name = talk.world.request(talk.me, "mark_events_as_seen", seen_up_to(talk, second.text()));
  CHECK(talk.world.story(talk.me) == story{"answer mark_events_as_seen", "push events_marked_as_seen for " + name});
  CHECK(talk.next_push<customer::events_marked_as_seen>(talk.also_me) ==
        customer::events_marked_as_seen(talk.who, talk.chat, second));
  CHECK(error_type(talk.call("mark_events_as_seen", seen_up_to(talk, first.text()))) == "none");
  CHECK(talk.world.texts(talk.also_me).empty());
  CHECK(talk.record().customer().seen_up_to == second);
}

TEST_CASE("a seen marker in another time zone is taken, one from the future means now") {
  conversation talk;
  talk.agent_says(customer::message("one"));
  CHECK(error_type(talk.call("mark_events_as_seen", seen_up_to(talk, "2999-01-01T01:00:00+01:00"))) == "none");
  const auto push = talk.next_push<customer::events_marked_as_seen>();
  CHECK(push.seen_up_to.text().starts_with("2026-01-01T00:00:00.00"));
  talk.world.advance(1s);
  talk.agent_says(customer::message("two"));
  CHECK(talk.record().has_unread_events());
}

TEST_CASE("a seen marker that is no time, or in somebody else's chat, is refused") {
  conversation talk;
  CHECK(error_type(talk.call("mark_events_as_seen", seen_up_to(talk, "yesterday"))) == "validation");
  const auto stranger = talk.world.log_in();
  const auto payload = seen_up_to(talk, "2026-01-01T00:00:00Z");
  CHECK(error_type(talk.world.call(stranger, "mark_events_as_seen", payload)) == "authorization");
}

TEST_CASE("events that are sent come back in the shape of answers") {
  conversation talk;
  talk.call("send_event", object({{"chat_id", talk.chat}},
                                 R"("event":{"type":"file","url":"https://example.com/a/cat.png?x=1","width":5})"));
  const auto file = talk.next_push<customer::incoming_event>();
  REQUIRE(file.event.as<customer::file>() != nullptr);
  CHECK(file.event.as<customer::file>()->name == "cat.png");
  CHECK(file.event.as<customer::file>()->content_type == "image/png");
  CHECK(!file.event.as<customer::file>()->width.has_value());
  talk.call("send_event",
            object({{"chat_id", talk.chat}}, R"("event":{"type":"filled_form","form_id":"1001","fields":[]})"));
  const auto form = talk.next_push<customer::incoming_event>();
  REQUIRE(form.event.as<customer::filled_form>() != nullptr);
  CHECK(form.event.as<customer::filled_form>()->form_type == customer::form_type::prechat);
  CHECK(form.event.header().recipients == customer::recipients::all);
}

TEST_CASE("event properties that customers may not write are refused with authorization") {
  conversation talk;
  const auto send = [&](const char* properties) {
    return error_type(talk.call(
        "send_event", object({{"chat_id", talk.chat}},
                             std::string(R"("event":{"type":"message","text":"x","properties":)") + properties + "}")));
  };
  CHECK(send(R"({"lc2":{"welcome_message":true}})") == "authorization");
  CHECK(send(R"({"url_details":{"title":"a title"}})") == "none");
}
