// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/structures.hpp>
#include <set>
#include <string>
#include <tuple>
#include <variant>

#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/validate.hpp"

namespace {

using namespace livechat::customer;

/// Calls `function` with each row of each structure and event, and the name of what it belongs to.
template <class Function>
void for_each_row(Function function) {
  const auto each = [&]<class T>() {
    std::apply([&](const auto&... rows) { (function(description<T>.name, rows), ...); }, description<T>.rows);
  };
  structure_types::for_each(each);
  event_types::for_each(each);
}

template <class List>
std::size_t size_of() {
  std::size_t count = 0;
  List::for_each([&count]<class>() { ++count; });
  return count;
}

}  // namespace

TEST_CASE("there are eight types of events, each named as on the wire") {
  CHECK(size_of<event_types>() == 8);
  event_types::for_each([]<class T>() {
    CHECK(description<T>.name == T::type);
    CHECK(description<T>.what == describe::kind::event);
  });
}

TEST_CASE("structures have names of their own, a text and a source") {
  std::set<std::string_view> seen;
  structure_types::for_each([&seen]<class T>() {
    CAPTURE(description<T>.name);
    CHECK(description<T>.what == describe::kind::structure);
    CHECK(seen.insert(description<T>.name).second);
    CHECK_FALSE(description<T>.text.empty());
    CHECK_FALSE(description<T>.source.empty());
  });
}

TEST_CASE("every field of a structure has a text and a name of its own") {
  std::set<std::string> seen;
  for_each_row([&seen](std::string_view owner, const auto& row) {
    const std::string place = std::string(owner) + "." + std::string(row.name);
    CAPTURE(place);
    CHECK_FALSE(row.text.empty());
    CHECK(seen.insert(place).second);
  });
}

TEST_CASE("every example is JSON that its field takes") {
  for_each_row([]<class Owner, class Member>(std::string_view owner, const describe::field<Owner, Member>& row) {
    for (const auto json : {row.facts.example, row.facts.by_default}) {
      if (json.empty()) continue;
      const std::string place = std::string(owner) + "." + std::string(row.name);
      CAPTURE(place);
      REQUIRE_FALSE(wire::json::check(json).has_value());
      Member member{};
      wire::decoder reader(wire::shape::sent);
      CHECK_MESSAGE(reader.read(wire::json::value(json), member), reader.problem().words());
      wire::validator check;
      CHECK_MESSAGE(check.good(member, row.bounds), check.problem().words());
    }
  });
}

TEST_CASE("an empty structure is written as JSON") {
  const auto check = []<class T>() {
    const std::string text = wire::encode(T());
    CAPTURE(text);
    CHECK_FALSE(wire::json::check(text).has_value());
  };
  structure_types::for_each(check);
  event_types::for_each(check);
}

TEST_CASE("properties of a chat are read as a sample misspells them") {
  const auto of_chat = wire::decode<chat>(R"({"id":"C","users":[],"properites":{"ns":{"n":1}}})", wire::shape::served);
  CHECK(std::get<chat>(of_chat).properties.text() == R"({"ns":{"n":1}})");
  const auto summary = wire::decode<chat_summary>(R"({"id":"C","users":[],"active":true,"properites":{"ns":{"n":2}}})",
                                                  wire::shape::served);
  CHECK(std::get<chat_summary>(summary).properties.text() == R"({"ns":{"n":2}})");
}
