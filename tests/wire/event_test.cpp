// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/structures/event.hpp>
#include <string>

using namespace livechat::customer;

TEST_CASE("an event shows its header whatever it is") {
  message text("hi");
  text.id = "E1";
  text.author_id = "A";
  text.created_at = timestamp(std::string("2017-10-12T15:19:21Z"));
  const event found(text);
  CHECK(found.id() == "E1");
  CHECK(found.author_id() == "A");
  CHECK(found.created_at().text() == "2017-10-12T15:19:21Z");
  CHECK(found.type() == "message");
  CHECK(found.text() == "hi");
}

TEST_CASE("the header of an event can be changed in place") {
  event found(system_message("routing.assigned", "Ann is here"));
  found.header().custom_id = "mine";
  REQUIRE(found.as<system_message>() != nullptr);
  CHECK(found.as<system_message>()->custom_id == "mine");
  CHECK(found.as<message>() == nullptr);
  CHECK(found.type() == "system_message");
  CHECK(found.text() == "Ann is here");
}

TEST_CASE("an unknown event has its own type and no text") {
  const event found(unknown_event("hologram", R"({"type":"hologram","text":"x"})"));
  CHECK(found.type() == "hologram");
  CHECK(found.text().empty());
  CHECK(event().type().empty());
}

TEST_CASE("an event is one of eight types") {
  CHECK(event(file("u")).type() == "file");
  CHECK(event(form("F", {})).type() == "form");
  CHECK(event(filled_form("F", {})).type() == "filled_form");
  CHECK(event(rich_message(rich_message_template::cards)).type() == "rich_message");
  CHECK(event(custom("{}")).type() == "custom");
  CHECK(event(system_event("cdp", "x", 1, "{}")).type() == "system");
  CHECK(event(rich_message(rich_message_template::cards)).as<rich_message>() != nullptr);
}

TEST_CASE("only messages and system messages have a text") {
  CHECK(event(message("a")).text() == "a");
  CHECK(event(system_message("t", "b")).text() == "b");
  CHECK(event(file("u")).text().empty());
  CHECK(event(custom(R"({"text":"x"})")).text().empty());
}

TEST_CASE("events compare by what they are") {
  CHECK(event(message("a")) == event(message("a")));
  CHECK_FALSE(event(message("a")) == event(message("b")));
  CHECK_FALSE(event(message("a")) == event(system_message("a", "a")));
}

TEST_CASE("an event is visited as what it is") {
  const auto name_of = [](const event& any) {
    return any.visit([](const message&) { return std::string("message"); },
                     [](const auto&) { return std::string("other"); });
  };
  CHECK(name_of(event(message("a"))) == "message");
  CHECK(name_of(event(system_message("a"))) == "other");
  CHECK(name_of(event()) == "other");
}
