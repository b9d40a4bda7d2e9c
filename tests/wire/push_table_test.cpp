// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes.hpp>
#include <string>
#include <utility>

#include "wire/catalogue.hpp"
#include "wire/example.hpp"
#include "wire/push_table.hpp"

namespace {

using namespace livechat::customer;

push decoded(std::string action, std::string payload, std::string request_id = {}) {
  return wire::decode_push({std::move(request_id), std::move(action), "3.6", std::move(payload)}, "RAW");
}

}  // namespace

TEST_CASE("a push becomes the struct of its action") {
  const auto received = decoded("chat_deactivated", R"({"chat_id":"C","thread_id":"T","user_id":"U"})", "1-1");
  REQUIRE(received.as<chat_deactivated>() != nullptr);
  CHECK(received.as<chat_deactivated>()->thread_id == "T");
  CHECK(received.action() == "chat_deactivated");
  CHECK(received.request_id() == "1-1");
  CHECK(received.raw() == "RAW");
  CHECK(received.as<unknown_push>() == nullptr);
}

TEST_CASE("every push of the table is found by its name") {
  push_types::for_each([]<class Push>() {
    const std::string name(description<Push>.name);
    CAPTURE(name);
    // No payload at all fits no struct: the problem shows that it was read as one.
    const auto received = decoded(name, "[]");
    CHECK(received.action() == name);
    REQUIRE(received.as<unknown_push>() != nullptr);
    CHECK(received.as<unknown_push>()->problem == "expected an object, found an array");
  });
}

TEST_CASE("a push is read by its other name, and called by ours") {
  const auto greeting = decoded("greeting_cancelled", R"({"unique_id":"Q"})");
  REQUIRE(greeting.as<greeting_canceled>() != nullptr);
  CHECK(greeting.as<greeting_canceled>()->unique_id == "Q");
  CHECK(greeting.action() == "greeting_canceled");
  CHECK(greeting.raw() == "RAW");
  CHECK(decoded("greeting_cancelled", "{}").action() == "greeting_cancelled");
  for (const auto& one : wire::pushes_catalogue()) {
    if (one.about->also_named.empty()) continue;
    CHECK(decoded(std::string(one.about->also_named), wire::example_of(one, wire::shape::served)).action() ==
          one.about->name);
  }
}

TEST_CASE("a push says in which version it comes") {
  const auto received = [](std::string version) {
    return wire::decode_push({{}, "chat_deactivated", std::move(version), R"({"chat_id":"C","thread_id":"T"})"}, "RAW");
  };
  CHECK(received("3.6").version() == "3.6");
  CHECK(received("3.7").version() == "3.7");
  CHECK(received("").version().empty());
  CHECK(decoded("incoming_hologram", "{}").version() == "3.6");
  CHECK(decoded("chat_deactivated", "{}").version() == "3.6");
}

TEST_CASE("a push without a struct is kept") {
  const auto received = decoded("incoming_hologram", R"({"a":1e400})", "1-1");
  const auto* unknown = received.as<unknown_push>();
  REQUIRE(unknown != nullptr);
  CHECK(unknown->action == "incoming_hologram");
  CHECK(unknown->payload.text() == R"({"a":1e400})");
  CHECK(unknown->problem.empty());
  CHECK(received.action() == "incoming_hologram");
  CHECK(received.request_id() == "1-1");
  CHECK(received.raw() == "RAW");
}

TEST_CASE("a push that does not fit its struct is kept with the reason") {
  const auto received =
      decoded("incoming_event", R"({"chat_id":"C","thread_id":"T","event":{"type":"message"}})", "1-1");
  const auto* unknown = received.as<unknown_push>();
  REQUIRE(unknown != nullptr);
  CHECK(unknown->action == "incoming_event");
  CHECK(unknown->problem == "event.id: missing");
  CHECK(unknown->payload.text() == R"({"chat_id":"C","thread_id":"T","event":{"type":"message"}})");
  CHECK(received.request_id() == "1-1");
  CHECK(received.raw() == "RAW");
  CHECK(decoded("incoming_event", "[]").as<unknown_push>()->problem == "expected an object, found an array");
}

TEST_CASE("an event of an unknown type does not make its push unknown") {
  const auto received = decoded("incoming_event", R"({"chat_id":"C","thread_id":"T","event":{"type":"hologram"}})");
  REQUIRE(received.as<incoming_event>() != nullptr);
  CHECK(received.as<incoming_event>()->event.type() == "hologram");
}

TEST_CASE("a push is visited by the function that takes it") {
  int typed = 0;
  int unknown = 0;
  const auto look = [&](const push& received) {
    received.visit([&](const chat_deactivated&) { ++typed; }, [&](const unknown_push&) { ++unknown; });
  };
  look(decoded("chat_deactivated", R"({"chat_id":"C","thread_id":"T"})"));
  look(decoded("new", "{}"));
  look(decoded("customer_disconnected", R"({"reason":"r"})"));
  CHECK(typed == 1);
  CHECK(unknown == 1);
}

TEST_CASE("a push that was never received is empty") {
  const push nothing;
  CHECK(nothing.as<unknown_push>() != nullptr);
  CHECK(nothing.action().empty());
  CHECK(nothing.raw().empty());
}

TEST_CASE("copies of a push share what was received") {
  auto received = decoded("chat_deactivated", R"({"chat_id":"C","thread_id":"T"})", "1-1");
  const auto* typed = received.as<chat_deactivated>();
  const push copy = received;
  CHECK(copy.as<chat_deactivated>() == typed);
  CHECK(&copy.raw() == &received.raw());
  const push moved = std::move(received);
  CHECK(moved.as<chat_deactivated>() == typed);
  received = push();
  CHECK(copy.as<chat_deactivated>()->thread_id == "T");
}

TEST_CASE("a push that was moved from is empty") {
  auto received = decoded("chat_deactivated", R"({"chat_id":"C","thread_id":"T"})", "1-1");
  const push moved = std::move(received);
  CHECK(moved.request_id() == "1-1");
  CHECK(received.as<unknown_push>() != nullptr);  // NOLINT(bugprone-use-after-move): what is left is what is tested
  CHECK(received.request_id().empty());
}
