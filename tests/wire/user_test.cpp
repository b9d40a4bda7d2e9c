// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/structures/user.hpp>
#include <string>

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
