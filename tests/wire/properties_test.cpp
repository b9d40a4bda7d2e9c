// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <livechat/customer/structures/default_properties.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <stdexcept>
#include <string>

using namespace livechat::customer;

TEST_CASE("a property is set and read back") {
  properties all;
  CHECK_FALSE(all.get("rating", "score").has_value());
  all.set("rating", "score", std::int64_t{1})
      .set("rating", "comment", std::string("nice"))
      .set("routing", "idle", true);
  CHECK(all.text() == R"({"rating":{"score":1,"comment":"nice"},"routing":{"idle":true}})");
  CHECK(all.get("rating", "score") == property_value(std::int64_t{1}));
  CHECK(all.get("rating", "comment") == property_value(std::string("nice")));
  CHECK(all.get("routing", "idle") == property_value(true));
  CHECK_FALSE(all.get("rating", "other").has_value());
  CHECK_FALSE(all.get("other", "score").has_value());
}

TEST_CASE("setting a property leaves the others as they came") {
  properties all(R"({ "a":{"x":1e400, "y":[1]}, "b": {"z":"\u0041"} })");
  all.set("a", "y", std::string("new"));
  CHECK(all.text() == R"({"b":{"z":"\u0041"},"a":{"x":1e400,"y":"new"}})");
}

TEST_CASE("of a property that stands twice the last one counts") {
  const properties all(R"({"a":{"x":1},"a":{"x":2,"x":3}})");
  CHECK(all.get("a", "x") == property_value(std::int64_t{3}));
}

TEST_CASE("what is neither bool, whole number nor text is not read") {
  const properties all(R"({"a":{"x":1.5,"y":[1],"z":null,"big":1e400},"b":7})");
  for (const std::string name : {"x", "y", "z", "big"}) CHECK_FALSE(all.get("a", name).has_value());
  CHECK_FALSE(all.get("b", "x").has_value());
  CHECK_FALSE(properties("{").get("a", "x").has_value());
  CHECK_FALSE(properties("7").get("a", "x").has_value());
}

TEST_CASE("a property is set whatever stands beside its namespace") {
  CHECK(properties(R"({"x":5})").set("a", "y", true).text() == R"({"x":5,"a":{"y":true}})");
}

TEST_CASE("a property is not set in what is no object, nor in a namespace that is none") {
  CHECK_THROWS_AS(properties("{").set("a", "x", true), std::invalid_argument);
  CHECK_THROWS_AS(properties("[]").set("a", "x", true), std::invalid_argument);
  CHECK_THROWS_AS(properties(R"({"a":7})").set("a", "x", true), std::invalid_argument);
}

TEST_CASE("32 default properties are within a customer's reach, each once") {
  CHECK(default_properties.size() == 32);
  for (const auto& one : default_properties) {
    CAPTURE(one.name);
    const auto same = [&](const default_property& other) {
      return other.name_space == one.name_space && other.name == one.name;
    };
    CHECK(std::count_if(default_properties.begin(), default_properties.end(), same) == 1);
    const bool in_reach = one.in_chat != property_access::none || one.in_thread != property_access::none ||
                          one.in_event != property_access::none || one.in_group != property_access::none;
    CHECK(in_reach);
  }
}
