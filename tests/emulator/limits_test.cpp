// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

// Of some things the service keeps only the latest.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

TEST_CASE("the oldest greetings are forgotten") {
  conversation talk;
  const auto show = [&] {
    return talk.world.desk([&](auto& desk) { return desk.show_greeting(talk.who, 7, talk.an_agent()); }).id;
  };
  const auto first = show();
  for (std::size_t i = 0; i < limits::greetings_per_customer; ++i) show();
  CHECK(talk.world.under_test().state().customer_with(talk.who).greetings.size() == limits::greetings_per_customer);
  const auto click = object({{"greeting_unique_id", first}, {"button_id", "x"}});
  CHECK(error_type(talk.call("send_greeting_button_clicked", click)) == "greeting_not_found");
}

TEST_CASE("the oldest welcome messages are forgotten") {
  rig world;
  const auto me = world.log_in();
  const auto ask = [&] {
    return answer_of<customer::request_welcome_message::response>(world.call(me, "request_welcome_message")).id;
  };
  const auto first = ask();
  for (std::size_t i = 0; i < limits::welcome_messages_per_customer; ++i) ask();
  CHECK(error_type(world.call(me, "request_welcome_message", object({{"id", first}}))) == "not_found");
}

TEST_CASE("the oldest clicks on buttons are forgotten") {
  conversation talk;
  const auto id = talk.world.desk([&](auto& desk) { return desk.show_greeting(talk.who, 8, talk.an_agent()); }).id;
  for (std::size_t i = 0; i <= limits::button_clicks_per_greeting; ++i) {
    talk.call("send_greeting_button_clicked", object({{"greeting_unique_id", id}, {"button_id", std::to_string(i)}}));
  }
  const auto& clicked = talk.world.under_test().state().customer_with(talk.who).greetings.at(0).buttons_clicked;
  CHECK(clicked.size() == limits::button_clicks_per_greeting);
  CHECK(clicked.front() == "1");
}
