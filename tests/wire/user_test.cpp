// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/structures/user.hpp>
#include <string>

#include "wire/events/served.hpp"

using namespace livechat::customer;

TEST_CASE("a user shows type id and name whatever it is") {
  user_customer ann("A");
  CHECK(user(ann).name().empty());
  ann.name = "Ann";
  const user customer(ann);
  CHECK(customer.type() == "customer");
  CHECK(customer.id() == "A");
  CHECK(customer.name() == "Ann");

  const user agent(user_agent("B", "Bob"));
  CHECK(agent.type() == "agent");
  CHECK(agent.id() == "B");
  CHECK(agent.name() == "Bob");

  const user unknown(unknown_user("supervisor", R"({"type":"supervisor","id":"S"})"));
  CHECK(unknown.type() == "supervisor");
  CHECK(unknown.id().empty());
  CHECK(unknown.name().empty());
}

TEST_CASE("the name of a user refers to the user and not to a copy") {
  user_customer ann("A");
  ann.name = std::string(100, 'n');
  const user customer(ann);
  CHECK(customer.name().data() == customer.as<user_customer>()->name->data());
}

TEST_CASE("users compare by what they are") {
  CHECK(user(user_customer("A")) == user(user_customer("A")));
  CHECK_FALSE(user(user_customer("A")) == user(user_agent("A", "")));
}

TEST_CASE("a customer comes with all that is known of them") {
  const auto found = wire::test::served<user>(R"({"id":"A","type":"customer","name":"Ann","email":"a@b",
      "email_verified":true,"avatar":"u","phone_number":"+1","session_fields":[{"k":"v"}],"present":false,
      "events_seen_up_to":"2017-10-12T15:19:21.010200Z","omnichannel":{"fb_messenger":[{"ID":"i"}]},
      "address":{"address":"s","city":"c","country":"d","state":"e","postal_code":"f"}})");
  const auto* ann = found.as<user_customer>();
  REQUIRE(ann != nullptr);
  CHECK(ann->email == "a@b");
  CHECK(ann->email_verified == true);
  CHECK(ann->phone_number == "+1");
  CHECK(ann->session_fields.find("k") == "v");
  CHECK(ann->present == false);
  CHECK(ann->omnichannel.value().fb_messenger.at(0).id == "i");
  CHECK(ann->address.value().street == "s");
  CHECK(ann->address->postal_code == "f");
}

TEST_CASE("a customer in a chat may be no more than an id") {
  const auto found = wire::test::served<user>(R"({"id":"A","type":"customer"})");
  REQUIRE(found.as<user_customer>() != nullptr);
  CHECK(*found.as<user_customer>() == user_customer("A"));
}

TEST_CASE("an agent has what samples have") {
  const auto found = wire::test::served<user>(R"({"id":"B","type":"agent","name":"Bob","avatar":"cdn/1.png",
      "present":true,"events_seen_up_to":"x","job_title":"j","is_bot":true})");
  REQUIRE(found.as<user_agent>() != nullptr);
  CHECK(found.as<user_agent>()->avatar == "cdn/1.png");
  CHECK(found.as<user_agent>()->is_bot == true);
  CHECK(found.as<user_agent>()->job_title == "j");
}
