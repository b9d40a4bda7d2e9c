// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <iostream>
#include <livechat/customer/disconnect_reasons.hpp>
#include <set>

#include "emulator/conversation.hpp"
#include "emulator/core/actions/table.hpp"
#include "wire/catalogue.hpp"
#include "wire/example.hpp"

// Nothing that is described is missing: every action has a row, every push can be caused, every reason can be given.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

using names = std::set<std::string, std::less<>>;

/// Collects the names of the pushes that the customer of a conversation gets, each decoded as what it says it is.
class collector {
 public:
  explicit collector(conversation& talk) : talk_(talk) {}

  void collect() {
    for (const auto& text : talk_.world.texts(talk_.also_me)) {
      const auto frame = wire::decode_frame(text);
      if (const auto* push = std::get_if<wire::push_frame>(&frame)) note(*push);
    }
    talk_.world.texts(talk_.me);
  }

  [[nodiscard]] const names& seen() const noexcept { return seen_; }

 private:
  void note(const wire::push_frame& push) {
    customer::push_types::for_each([&]<class Push>() {
      if (push.action != customer::description<Push>.name) return;
      const auto read = wire::decode<Push>(push.payload, wire::shape::served);
      CHECK_MESSAGE(std::holds_alternative<Push>(read), push.action, ": ", push.payload);
      seen_.insert(push.action);
    });
  }

  conversation& talk_;
  names seen_;
};

void cause_what_customers_cause(conversation& talk) {
  const auto id = talk.say("hello");
  talk.call("send_event", message_event(talk.chat, "again"));
  for (const auto* verb : {"update", "delete"}) {
    const std::string value(std::string_view(verb) == "update" ? R"("properties":{"app":{"a":1}})"
                                                               : R"("properties":{"app":["a"]})");
    talk.call(std::string(verb) + "_chat_properties", object({{"id", talk.chat}}, value));
    talk.call(std::string(verb) + "_thread_properties", talk.in_thread(value));
    talk.call(std::string(verb) + "_event_properties", talk.on_event(id, value));
  }
  talk.call("delete_event", talk.on_event(id));
  talk.call("update_customer", R"({"name":"Thomas"})");
  talk.call("mark_events_as_seen", object({{"chat_id", talk.chat}, {"seen_up_to", "2999-01-01T00:00:00Z"}}));
  talk.call("request_welcome_message");
}

void cause_what_buttons_cause(conversation& talk) {
  customer::rich_message asked = customer::rich_message::quick_replies(
      "Which?", {customer::rich_message_button::to_message("Red", "Red", "take_red")});
  const auto sent = talk.world.desk([&](auto& desk) { return desk.send_event(talk.chat, talk.an_agent(), asked); });
  talk.call("send_rich_message_postback", talk.on_event(sent.id, R"("postback":{"id":"take_red","toggled":true})"));
  talk.world.desk(
      [&](auto& desk) { return desk.update_event(talk.chat, talk.thread, sent.id, customer::event(asked)); });
}

void cause_what_greetings_cause(conversation& talk) {
  const auto shown = talk.world.desk([&](auto& desk) { return desk.show_greeting(talk.who, 7, talk.an_agent()); });
  talk.call("accept_greeting", object({{"unique_id", shown.id}}, R"("greeting_id":7)"));
  talk.call("cancel_greeting", object({{"unique_id", shown.id}}));
}

void cause_what_agents_cause(conversation& talk) {
  const auto agent = talk.an_agent();
  talk.world.desk([&](auto& desk) { return desk.preview(talk.chat, agent, "wri"); });
  talk.world.desk([&](auto& desk) { return desk.type(talk.chat, agent, true); });
  talk.world.desk([&](auto& desk) { return desk.think(talk.chat, agent, {}); });
  talk.world.desk([&](auto& desk) { return desk.add_user(talk.chat, agent, agent); });
  talk.world.desk([&](auto& desk) { return desk.remove_user(talk.chat, agent, agent); });
  talk.world.desk([&](auto& desk) { return desk.set_side_storage(talk.who, {{"a", "b"}}); });
  talk.world.desk([&](auto& desk) { return desk.multicast("{}", agent); });
  talk.world.desk([&](auto& desk) { return desk.set_availability(3, customer::group_availability::online_for_queue); });
}

/// Somebody waits in front, and goes.
void cause_what_queues_cause(conversation& talk) {
  const auto other = talk.world.log_in();
  talk.world.call(other, "start_chat", R"({"chat":{"access":{"group_ids":[2]}}})");
  const auto& chats = talk.world.under_test().state().chats();
  std::string in_front;
  for (const auto& [id, chat] : chats) {
    if (id != talk.chat) in_front = id;
  }
  talk.world.desk(
      [&](auto& desk) { return desk.transfer_chat(talk.chat, talk.an_agent(), customer::transferred_to({2})); });
  talk.world.call(other, "deactivate_chat", object({{"id", in_front}}));
}

/// The chat begins, ends, and the connection with it.
void cause_what_comes_last(conversation& talk, collector& to) {
  talk.call("deactivate_chat", object({{"id", talk.chat}}));
  talk.call("resume_chat", R"({"chat":)" + object({{"id", talk.chat}}) + "}");
  to.collect();
  talk.world.under_test().disconnect_customer(talk.world.now(), "internal_error");
  talk.world.drain();
}

}  // namespace

TEST_CASE("every push is reached: what is new, and one at most, by hand until something causes it") {
  conversation talk;
  // So that there is somebody who says welcome.
  talk.world.under_test().license().agents.front().takes_chats = true;
  collector found(talk);
  for (auto* cause : {cause_what_customers_cause, cause_what_buttons_cause, cause_what_greetings_cause,
                      cause_what_agents_cause, cause_what_queues_cause}) {
    cause(talk);
    found.collect();
  }
  cause_what_comes_last(talk, found);
  found.collect();
  conversation by_hand;
  collector sent(by_hand);
  std::size_t without_a_cause = 0;
  for (const auto& push : wire::pushes_catalogue()) {
    const std::string name(push.about->name);
    CAPTURE(name);
    if (found.seen().contains(name)) continue;
    ++without_a_cause;
    by_hand.world.under_test().push_raw(by_hand.world.now(), by_hand.also_me, wire::frame_example_of(push));
    by_hand.world.drain();
    sent.collect();
    CHECK(sent.seen().contains(name));
  }
  std::cout << "pushes=" << wire::pushes_catalogue().size() << " without a cause=" << without_a_cause << '\n';
  CHECK(without_a_cause <= 1);
}

TEST_CASE("every action has a row, in the versions of its description") {
  customer::actions::for_each([&]<class Action>() {
    const auto& facts = customer::description<Action>;
    for (const auto version : served_versions) {
      const bool is_in = facts.about::since <= version && version <= facts.about::until;
      CHECK_MESSAGE((actions::find(facts.name, version) != nullptr) == is_in, facts.name);
    }
  });
}

TEST_CASE("every reason to disconnect can be given") {
  for (const auto& one : customer::disconnect_reasons) {
    rig world(silent());
    const auto me = world.log_in();
    world.under_test().disconnect_customer(world.now(), one.reason);
    world.drain();
    CHECK(read_push<customer::customer_disconnected>(world.next_text(me).value_or("")).reason == one.reason);
    CHECK_MESSAGE(world.closed(me) != nullptr, one.reason);
  }
}

TEST_CASE("every answer has what its description requires") {
  conversation talk;
  talk.world.under_test().license().agents.front().takes_chats = true;
  const auto id = talk.say("x");
  const auto fits = [&]<class Action>(const std::string& payload) {
    const auto answer = talk.call(customer::description<Action>.name, payload);
    CHECK_MESSAGE(error_type(answer) == "none", customer::description<Action>.name);
    const auto read = wire::decode<typename Action::response>(answer.payload, wire::shape::served);
    CHECK_MESSAGE(std::holds_alternative<typename Action::response>(read), answer.payload);
  };
  fits.operator()<customer::get_chat>(object({{"chat_id", talk.chat}}));
  fits.operator()<customer::list_chats>("{}");
  fits.operator()<customer::list_threads>(object({{"chat_id", talk.chat}}));
  fits.operator()<customer::get_customer>("{}");
  fits.operator()<customer::get_predicted_agent>("{}");
  fits.operator()<customer::request_welcome_message>("{}");
  fits.operator()<customer::get_form>(R"({"group_id":0,"type":"prechat"})");
  fits.operator()<customer::get_url_info>(R"({"url":"https://example.com"})");
  fits.operator()<customer::list_group_statuses>(R"({"all":true})");
  fits.operator()<customer::send_event>(message_event(talk.chat, "y"));
  fits.operator()<customer::delete_event>(talk.on_event(id));
  fits.operator()<customer::ping>("{}");
}
