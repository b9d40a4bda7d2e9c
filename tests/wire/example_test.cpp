// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "support/json_compare.hpp"
#include "wire/catalogue.hpp"
#include "wire/catalogue_words.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"
#include "wire/example.hpp"
#include "wire/push_table.hpp"
#include "wire/validate.hpp"

namespace {

using namespace livechat::customer;
using wire::shape;
using wire::test::canonical;

/// Decodes the example as a T, and encodes it again to an equal value.
template <class T>
T turned_over(const std::string& example, shape direction, const wire::test::names& left_out = {}) {
  CAPTURE(example);
  REQUIRE_FALSE(wire::json::check(example).has_value());
  T value;
  wire::decoder reader(direction);
  const bool is_read = reader.read(wire::json::value(example), value);
  CAPTURE(reader.problem().words());
  REQUIRE(is_read);
  std::string text;
  wire::json::writer out(text);
  wire::write(out, value);
  CHECK(canonical(text) == canonical(example, left_out));
  T again;
  wire::decoder second(direction);
  REQUIRE(second.read(wire::json::value(text), again));
  std::string same;
  wire::json::writer out_again(same);
  wire::write(out_again, again);
  CHECK(same == text);
  return value;
}

template <class T>
const wire::entry& entry_of(describe::kind kind) {
  const auto* found = wire::find_entry(kind, description<T>.name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("the example of every request fits its struct and may be sent") {
  actions::for_each([]<class Action>() {
    const auto& entry = entry_of<Action>(describe::kind::action);
    const auto request = turned_over<Action>(wire::example_of(entry, shape::sent), shape::sent);
    const auto wrong = wire::validate(request, default_api_version);
    CAPTURE(entry.about->name);
    CHECK_MESSAGE(!wrong.has_value(), (wrong ? wrong->words() : ""));
  });
}

TEST_CASE("the example of every answer fits its struct") {
  actions::for_each([]<class Action>() {
    const auto& entry = entry_of<Action>(describe::kind::action);
    turned_over<typename Action::response>(wire::answer_example_of(entry), shape::served);
  });
}

TEST_CASE("the example of every push is a frame that is delivered with its struct") {
  push_types::for_each([]<class Push>() {
    const auto& entry = entry_of<Push>(describe::kind::push);
    turned_over<Push>(wire::example_of(entry, shape::served), shape::served);
    const std::string frame = wire::frame_example_of(entry);
    auto read = wire::decode_frame(frame);
    REQUIRE(std::holds_alternative<wire::push_frame>(read));
    CHECK(wire::decode_push(std::get<wire::push_frame>(std::move(read)), frame).template as<Push>() != nullptr);
  });
}

TEST_CASE("the examples of every event fit its struct, and may be sent if it may") {
  event_types::for_each([]<class Event>() {
    const auto& entry = entry_of<Event>(describe::kind::event);
    const auto served = turned_over<event>(wire::example_of(entry, shape::served), shape::served);
    CHECK(served.template as<Event>() != nullptr);
    if (!entry.is_sendable) return;
    const auto sent = turned_over<event>(wire::example_of(entry, shape::sent), shape::sent);
    const auto wrong = wire::validate(send_event("PJ0MRSHTDG", sent), default_api_version);
    CHECK_MESSAGE(!wrong.has_value(), (wrong ? wrong->words() : ""));
  });
}

TEST_CASE("the example of every structure fits its struct") {
  structure_types::for_each([]<class Structure>() {
    const auto* entry = wire::find_entry(describe::kind::structure, description<Structure>.name);
    if (entry == nullptr) return;  // for C++ only
    const bool is_sent = wire::way_of(*entry) == wire::way::sent;
    // The word that tells a user from others is written by whoever holds one of them.
    const bool is_user = entry->about->name.starts_with("user_");
    turned_over<Structure>(wire::frame_example_of(*entry), is_sent ? shape::sent : shape::served,
                           is_user ? wire::test::names{"type"} : wire::test::names{});
  });
  for (const auto* name : {"event", "user"}) {
    const auto& entry = *wire::find_entry(describe::kind::structure, name);
    CHECK(entry.alternatives.front().size() > 1);
    CHECK_FALSE(wire::json::check(wire::frame_example_of(entry)).has_value());
  }
}

TEST_CASE("examples show nothing that the words beside it rule out") {
  const auto served_event = [](std::string_view type) {
    return wire::example_of(*wire::find_entry(describe::kind::event, type), shape::served);
  };
  const auto has = [](const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK_FALSE(has(served_event("message"), R"("deleted")"));
  CHECK_FALSE(has(served_event("filled_form"), R"("answers")"));
  CHECK(has(served_event("filled_form"), R"("type":"name","id":"154417206262603539")"));
  CHECK(has(served_event("form"), R"("type":"group_chooser")"));
  CHECK(has(served_event("form"), R"("group_id":1)"));
  for (const auto* part : {"webview_height", "target", "ecommerce"}) {
    CHECK_FALSE(has(served_event("rich_message"), part));
  }
  const auto of_push = [](std::string_view name) {
    return wire::example_of(*wire::find_entry(describe::kind::push, name), shape::served);
  };
  CHECK(of_push("customer_disconnected") == R"({"reason":"misdirected_connection","data":{"region":"fra"}})");
  CHECK_FALSE(has(of_push("incoming_greeting"), "accepted"));
  CHECK_FALSE(has(of_push("incoming_greeting"), R"("type":"agent")"));
  CHECK_FALSE(has(wire::answer_example_of(entry_of<get_predicted_agent>(describe::kind::action)), "bot_type"));
  CHECK(has(wire::answer_example_of(entry_of<login>(describe::kind::action)), R"("accepted")"));
}

TEST_CASE("a request's example has what must be set, and keeps the rules") {
  const auto& threads = entry_of<list_threads>(describe::kind::action);
  const std::string example = wire::example_of(threads, shape::sent);
  CHECK(example.find("\"chat_id\"") != std::string::npos);
  CHECK(example.find("\"limit\":3") != std::string::npos);
  CHECK(example.find("\"page_id\"") == std::string::npos);
  CHECK(example.find("\"min_events_count\"") == std::string::npos);
}

TEST_CASE("examples of errors and of disconnect reasons are frames") {
  for (const auto& error : error_types) {
    const auto read = wire::decode_frame(wire::frame_example_of(error));
    REQUIRE(std::holds_alternative<wire::response_frame>(read));
    REQUIRE(std::get<wire::response_frame>(read).error.has_value());
    CHECK(std::get<wire::response_frame>(read).error->type == error.type);
  }
  for (const auto& reason : disconnect_reasons) {
    const std::string frame = wire::frame_example_of(reason);
    auto read = wire::decode_frame(frame);
    REQUIRE(std::holds_alternative<wire::push_frame>(read));
    const auto push = wire::decode_push(std::get<wire::push_frame>(std::move(read)), frame);
    REQUIRE(push.as<customer_disconnected>() != nullptr);
    CHECK(push.as<customer_disconnected>()->reason == reason.reason);
  }
}

TEST_CASE("JSON for people is spread over lines only where it is too long") {
  CHECK(wire::indented(R"({"a":1,"b":[true,null]})") == R"({"a": 1, "b": [true, null]})");
  CHECK(wire::indented(R"({"a":1,"b":[true,null]})", 20) == "{\n  \"a\": 1,\n  \"b\": [true, null]\n}");
  CHECK(wire::indented(R"({"a":{"b":"c, d: e"}})", 10) == "{\n  \"a\": {\n    \"b\": \"c, d: e\"\n  }\n}");
  CHECK(wire::indented("{}", 1) == "{\n}");
  CHECK(wire::indented("7", 0) == "7");
}
