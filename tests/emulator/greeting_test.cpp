// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/rig.hpp"

// Greetings: shown from the desk, accepted and put away by customers.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

struct visitor {
  /// Shows a greeting of the license; gives the id of this showing.
  std::string show(std::int64_t greeting_id) {
    const auto done = world.desk([&](auto& desk) { return desk.show_greeting(who, greeting_id, world.agent()); });
    return done.id;
  }

  std::string accept(std::int64_t greeting_id, const std::string& unique_id) {
    return error_type(world.call(
        me, "accept_greeting", object({{"unique_id", unique_id}}, R"("greeting_id":)" + std::to_string(greeting_id))));
  }
  std::string cancel(const std::string& unique_id) {
    return error_type(world.call(me, "cancel_greeting", object({{"unique_id", unique_id}})));
  }

  customer::login::response log_in_again() {
    return answer_of<customer::login::response>(world.call(world.connect(), "login", object({{"token", token}})));
  }

  rig world{silent()};
  std::string token = world.under_test().issue_token();
  connection_id me = world.log_in(token);
  connection_id also_me = world.log_in(token);
  std::string who = world.under_test().state().customers().begin()->first;
};

}  // namespace

TEST_CASE("a greeting is pushed with its agent, the first time as such") {
  visitor one;
  const auto first = one.show(8);
  const auto push = read_push<customer::incoming_greeting>(one.world.next_text(one.me).value_or(""));
  CHECK(push.id == 8);
  CHECK(push.unique_id == first);
  CHECK(push.displayed_first_time);
  CHECK(push.is_exit_intent);
  CHECK(push.subtype == customer::greeting_subtype::announcement);
  CHECK(push.event.as<customer::rich_message>() != nullptr);
  CHECK(push.agent.name == "Anna Example");
  CHECK(!push.accepted.has_value());
  one.world.texts(one.me);
  one.show(8);
  one.world.next_text(one.me);
  CHECK(!read_push<customer::incoming_greeting>(one.world.next_text(one.me).value_or("")).displayed_first_time);
}

TEST_CASE("a newer greeting cancels the one on display") {
  visitor one;
  const auto first = one.show(7);
  one.world.texts(one.me);
  one.show(8);
  const auto texts = one.world.texts(one.me);
  REQUIRE(texts.size() == 2);
  CHECK(read_push<customer::greeting_canceled>(texts[0]).unique_id == first);
  CHECK(read_push<customer::incoming_greeting>(texts[1]).id == 8);
}

TEST_CASE("a greeting on display is in the answer to login until it is put away") {
  visitor one;
  const auto id = one.show(7);
  CHECK(one.log_in_again().greeting->accepted == false);
  one.accept(7, id);
  const auto answer = one.log_in_again();
  REQUIRE(answer.greeting.has_value());
  CHECK(answer.greeting->unique_id == id);
  CHECK(answer.greeting->accepted == true);
  CHECK(answer.greeting->agent.type == customer::user_type::agent);
  CHECK(answer.customer.statistics->greetings_shown_count == 1);
  CHECK(answer.customer.statistics->greetings_accepted_count == 1);
  one.cancel(id);
  CHECK(!one.log_in_again().greeting.has_value());
}

TEST_CASE("accept_greeting is answered and pushed once") {
  visitor one;
  const auto id = one.show(7);
  one.world.texts(one.me);
  one.world.texts(one.also_me);
  const auto name = one.world.request(one.me, "accept_greeting", object({{"unique_id", id}}, R"("greeting_id":7)"));
  CHECK(one.world.story(one.me) == story{"answer accept_greeting", "push greeting_accepted for " + name});
  CHECK(one.world.story(one.also_me) == story{"push greeting_accepted"});
  CHECK(one.accept(7, id) == "none");
  CHECK(one.world.texts(one.also_me).empty());
}

TEST_CASE("cancel_greeting is answered and pushed, and only once") {
  visitor one;
  const auto id = one.show(7);
  one.world.texts(one.me);
  const auto name = one.world.request(one.me, "cancel_greeting", object({{"unique_id", id}}));
  CHECK(one.world.story(one.me) == story{"answer cancel_greeting", "push greeting_canceled for " + name});
  CHECK(one.cancel(id) == "greeting_not_found");
  CHECK(one.accept(7, id) == "greeting_not_found");
}

TEST_CASE("greetings that were never shown are not found") {
  visitor one;
  const auto id = one.show(7);
  CHECK(one.accept(8, id) == "greeting_not_found");
  CHECK(one.accept(7, "never") == "greeting_not_found");
  CHECK(one.cancel("never") == "greeting_not_found");
  CHECK(error_message(one.world.call(one.me, "accept_greeting", R"({"greeting_id":7})")) == "unique_id: missing");
}

TEST_CASE("send_greeting_button_clicked notes the button of a greeting that was shown") {
  visitor one;
  const auto id = one.show(8);
  one.world.texts(one.also_me);
  const auto click = [&](const std::string& greeting) {
    return error_type(one.world.call(one.me, "send_greeting_button_clicked",
                                     object({{"greeting_unique_id", greeting}, {"button_id", "sale_show"}})));
  };
  CHECK(click(id) == "none");
  CHECK(click("never") == "greeting_not_found");
  CHECK(one.world.texts(one.also_me).empty());
  CHECK(one.world.under_test().state().customers().begin()->second.greetings.at(0).buttons_clicked ==
        story{"sale_show"});
}
