// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wire/decode.hpp"

namespace {

using namespace livechat::customer;
using wire::shape;

template <class T>
T read(std::string_view text, shape direction = shape::served) {
  REQUIRE_FALSE(wire::json::check(text).has_value());
  T out;
  wire::decoder reader(direction);
  const bool good = reader.read(wire::json::value(text), out);
  REQUIRE_MESSAGE(good, reader.problem().words());
  return out;
}

template <class T>
std::string problem_of(std::string_view text, shape direction = shape::served) {
  REQUIRE_FALSE(wire::json::check(text).has_value());
  const auto out = wire::decode<T>(text, direction);
  const auto* wrong = std::get_if<wire::problem>(&out);
  return wrong == nullptr ? std::string("read") : wrong->words();
}

const std::string good_message =
    R"({"id":"E1","type":"message","text":"hi","created_at":"2017-10-12T15:19:21Z","author_id":"A"})";

std::string chat_with_user(std::string_view user) {
  return R"({"id":"C","users":[{"type":"customer","id":"A"},)" + std::string(user) + "]}";
}

/// All kinds of fields that the API of this slice has not: whole numbers that are optional and numbers with a fraction.
struct probe {
  double share = 0;
  std::optional<std::int64_t> count;
  secret word;

  probe() = default;
};

}  // namespace

template <class T>
inline constexpr auto livechat::customer::description<probe, T> =
    describe::structure("probe", "", "")
        .fields(describe::optional("share", &T::share, ""), describe::optional("count", &T::count, ""),
                describe::optional("word", &T::word, ""));

TEST_CASE("fields are read in any order, the last of equal ones counts") {
  const auto read_in = read<send_event::response>(R"({"event_id":"A","event_id":"B"})");
  CHECK(read_in.event_id == "B");
  const auto chat = read<login_chat>(R"({"has_unread_events":true,"chat_id":"C"})");
  CHECK(chat.chat_id == "C");
  CHECK(chat.has_unread_events);
}

TEST_CASE("a struct is the same in whatever order its members come") {
  const std::vector<std::string> members = {
      R"("id":"E")",        R"("type":"message")",           R"("created_at":"x")",
      R"("text":"hi")",     R"("properties":{"n":{"a":1}})", R"("author_id":"A")",
      R"("custom_id":"U")", R"("visibility":"all")",         R"("new":[{"id":"N"}])"};
  const auto event_of = [&members](std::size_t first, std::size_t step) {
    std::string out;
    for (std::size_t at = 0; at < members.size(); ++at) {
      out += (out.empty() ? "{" : ",") + members[(first + at * step) % members.size()];
    }
    return read<event>(out + "}");
  };
  const auto expected = event_of(0, 1);
  REQUIRE(expected.as<message>() != nullptr);
  CHECK(expected.header().properties.text() == R"({"n":{"a":1}})");
  for (std::size_t first = 0; first < members.size(); ++first) {
    for (const std::size_t step : {1U, 2U, 4U, 5U, 7U, 8U}) CHECK(event_of(first, step) == expected);
  }
}

TEST_CASE("the last of equal members counts for a type and for a place inside another member as well") {
  const auto said =
      read<event>(R"({"type":"file","type":"message","id":"E","text":"hi","created_at":"x","author_id":"A"})");
  CHECK(said.text() == "hi");
  const auto summary = read<chat_summary>(
      R"({"id":"C","users":[],"active":true,"last_thread_info":{"id":"T1","id":"T2"},"last_thread_info":{"id":"T3"}})");
  CHECK(summary.last_thread_id == "T3");
}

TEST_CASE("unknown members are passed over") {
  CHECK(read<send_event::response>(R"({"x":{"event_id":"no"},"event_id":"E","y":[1,2],"":null})").event_id == "E");
}

TEST_CASE("null stands for an optional that is not there") {
  const auto chat = read<get_chat>(R"({"chat_id":"C","thread_id":null})", shape::sent);
  CHECK_FALSE(chat.thread_id.has_value());
  const auto customer = read<user_customer>(R"({"id":"A","name":null,"present":null,"events_seen_up_to":null})");
  CHECK_FALSE(customer.name.has_value());
  CHECK_FALSE(customer.present.has_value());
  CHECK(customer.events_seen_up_to.empty());
  CHECK(read<thread>(R"({"id":"T","created_at":"x","active":true,"user_ids":[],"events":null,"properties":null})")
            .events.empty());
}

TEST_CASE("null for a required field is a missing field") {
  CHECK(problem_of<send_event::response>(R"({"event_id":null})") == "event_id: missing");
}

TEST_CASE("what is missing is named with its path") {
  CHECK(problem_of<send_event::response>("{}") == "event_id: missing");
  CHECK(problem_of<send_event>(R"({"chat_id":"C","event":{"type":"message"}})", shape::sent) == "event.text: missing");
  CHECK(problem_of<send_event>(R"({"chat_id":"C","event":{"text":"hi"}})", shape::sent) == "event.type: missing");
  CHECK(problem_of<send_event>(R"({"event":{"type":"message","text":"hi"}})", shape::sent) == "chat_id: missing");
  CHECK(problem_of<chat>(chat_with_user(R"({"id":"B"})")) == "users[1].type: missing");
  CHECK(problem_of<chat>(chat_with_user(R"({"type":"agent","id":"B"})")) == "users[1].name: missing");
  CHECK(problem_of<incoming_chat>(R"({"chat":{"id":"C","users":[]}})") == "chat.thread: missing");
  CHECK(
      problem_of<incoming_chat>(
          R"({"chat":{"id":"C","users":[],"thread":{"id":"T","created_at":"x","active":true,"user_ids":[],"events":[)" +
          good_message + R"(,{"type":"message","id":"E2","created_at":"x","author_id":"A"}]}}})") ==
      "chat.thread.events[1].text: missing");
  CHECK(problem_of<login::response>(R"({"customer":{},"has_active_thread":true})") == "customer.id: missing");
}

TEST_CASE("what has the wrong type is named with its path") {
  CHECK(problem_of<send_event::response>(R"({"event_id":7})") == "event_id: expected a string, found a number");
  CHECK(problem_of<send_event::response>("[]") == "expected an object, found an array");
  CHECK(problem_of<send_event::response>("null") == "expected an object, found null");
  CHECK(problem_of<chat>(R"({"id":"C","users":{}})") == "users: expected an array, found an object");
  CHECK(problem_of<chat>(R"({"id":"C","users":[7]})") == "users[0]: expected an object, found a number");
  CHECK(problem_of<chat>(R"({"id":"C","users":[null]})") == "users[0]: expected an object, found null");
  CHECK(problem_of<chat>(chat_with_user(R"({"type":7})")) == "users[1].type: expected a string, found a number");
  CHECK(problem_of<chat>(chat_with_user(R"({"type":null})")) == "users[1].type: expected a string, found null");
  CHECK(problem_of<login_chat>(R"({"chat_id":"C","has_unread_events":"true"})") ==
        "has_unread_events: expected a boolean, found a string");
  CHECK(problem_of<livechat::customer::access>(R"({"group_ids":[1,"2"]})") ==
        "group_ids[1]: expected a number, found a string");
  CHECK(problem_of<thread>(R"({"id":"T","created_at":7,"active":true,"user_ids":[]})") ==
        "created_at: expected a string, found a number");
  CHECK(problem_of<chat>(R"({"id":"C","users":[],"access":{"group_ids":7}})") ==
        "access.group_ids: expected an array, found a number");
}

TEST_CASE("a number that does not fit its field is named") {
  const std::string base =
      R"({"chat_id":"C","thread_id":"T","typing_indicator":{"author_id":"A","recipients":"all","is_typing":true,"timestamp":)";
  for (const std::string number :
       {"1e400", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "1.5", "1e3"}) {
    CAPTURE(number);
    CHECK(problem_of<incoming_typing_indicator>(base + number + "}}") ==
          "typing_indicator.timestamp: not a whole number within 64 bit");
    CHECK(problem_of<livechat::customer::access>(std::string(R"({"group_ids":[0,)") + number + "]}") ==
          "group_ids[1]: not a whole number within 64 bit");
  }
  CHECK(read<incoming_typing_indicator>(base + "9223372036854775807}}").typing_indicator.timestamp ==
        9223372036854775807);
  CHECK(problem_of<probe>(R"({"share":1e400})") == "share: out of the range of a double");
  CHECK(problem_of<probe>(R"({"share":"a"})") == "share: expected a number, found a string");
  CHECK(read<probe>(R"({"share":0.25,"count":7})").share == 0.25);
}

TEST_CASE("numbers that fit nothing are kept where the value is free-form") {
  const std::string properties =
      R"({"ns":{"e":1e400, "big":123456789012345678901234567890,"deep":[[{"a":"\u0041"}]]}})";
  const auto found =
      read<message>(R"({"id":"E","text":"t","created_at":"x","author_id":"A","properties": )" + properties + " }");
  CHECK(found.properties.text() == properties);
}

TEST_CASE("events are told apart by their type") {
  const auto text = read<event>(good_message);
  REQUIRE(text.as<message>() != nullptr);
  CHECK(text.as<message>()->text == "hi");
  CHECK(text.id() == "E1");

  const auto system = read<event>(
      R"({"text_vars":{"agent":"Ann","targets":""},"system_message_type":"routing.assigned","created_at":"x","id":"E2","type":"system_message"})");
  REQUIRE(system.as<system_message>() != nullptr);
  CHECK(system.as<system_message>()->text_vars.at("agent") == "Ann");
  CHECK(system.text().empty());
}

TEST_CASE("events of unknown types are kept with their text") {
  const std::string raw =
      R"({ "id":"E3","type":"hologram","created_at":"x","author_id":"A","custom_id":"c","recipients":"all","size":1e400 })";
  const auto found = read<event>(raw);
  const auto* unknown = found.as<unknown_event>();
  REQUIRE(unknown != nullptr);
  CHECK(unknown->type == "hologram");
  CHECK(unknown->raw.text() == raw);
  CHECK(found.id() == "E3");
  CHECK(found.author_id() == "A");
  CHECK(found.header().custom_id == "c");
  CHECK(found.header().recipients == recipients::all);
  CHECK(found.created_at().text() == "x");
  CHECK(found.type() == "hologram");
}

TEST_CASE("an unknown event needs nothing but a type") {
  CHECK(read<event>(R"({"type":"x"})").type() == "x");
  CHECK(read<event>(R"({"type":""})").type().empty());
}

TEST_CASE("an unknown event keeps what of its header can be read") {
  const std::string raw =
      R"({"type":"hologram","id":7,"created_at":{},"author_id":["A"],"custom_id":"c","recipients":1,"properties":{"a":{}}})";
  const auto found = read<event>(raw);
  REQUIRE(found.as<unknown_event>() != nullptr);
  CHECK(found.as<unknown_event>()->raw.text() == raw);
  CHECK(found.id().empty());
  CHECK(found.created_at().empty());
  CHECK(found.author_id().empty());
  CHECK(found.header().recipients.empty());
  CHECK(found.header().custom_id == "c");
  CHECK(found.header().properties.text() == R"({"a":{}})");
}

TEST_CASE("an event of a known type that does not fit is a problem, wherever it stands") {
  CHECK(problem_of<event>(R"({"type":"message","id":7,"text":"x","created_at":"x","author_id":"A"})") ==
        "id: expected a string, found a number");
  CHECK(problem_of<incoming_event>(R"({"chat_id":"C","thread_id":"T","event":{"type":"hologram","id":7}})") == "read");
}

TEST_CASE("users of unknown types are kept with their text") {
  const std::string raw = R"({"type":"supervisor","id":7,"rank":[1]})";
  const auto found = read<chat>(chat_with_user(raw));
  REQUIRE(found.users.size() == 2);
  const auto* unknown = found.users[1].as<unknown_user>();
  REQUIRE(unknown != nullptr);
  CHECK(unknown->type == "supervisor");
  CHECK(unknown->raw.text() == raw);
}

TEST_CASE("what the service sets is required from the service only") {
  const std::string sent = R"({"type":"message","text":"hi"})";
  CHECK(read<event>(sent, shape::sent).text() == "hi");
  CHECK(problem_of<event>(sent, shape::served) == "id: missing");
}

TEST_CASE("an empty text is a text") {
  CHECK(read<message>(R"({"id":"","text":"","created_at":"","author_id":""})").text.empty());
}

TEST_CASE("escapes in names and values are undone") {
  const auto found =
      read<message>("{\"i\\u0064\":\"\\u0045\\n\",\"text\":\"\\ud83d\\ude00\",\"created_at\":\"\",\"author_id\":\"\"}");
  CHECK(found.id == "E\n");
  CHECK(found.text == "\xF0\x9F\x98\x80");
}

TEST_CASE("maps are read whole") {
  const auto found =
      read<customer_side_storage_updated>(R"({"customer_side_storage":{"a":"1","b\n":"2","":"3","a":"4"}})");
  CHECK(found.customer_side_storage == std::map<std::string, std::string>{{"a", "4"}, {"b\n", "2"}, {"", "3"}});
}

TEST_CASE("what is wrong in a map is told without quoting its keys") {
  // The keys are the other side's text, and the words of a problem end up in what().
  decltype(login::customer_side_storage) found;
  wire::decoder reader(wire::shape::sent);
  CHECK_FALSE(reader.read(wire::json::value(R"({"ok":"1","SECRET\n":7})"), found));
  CHECK(reader.problem().words() == "[1]: expected a string, found a number");
}

TEST_CASE("a map of texts keeps other values of the service as JSON text") {
  const auto found = read<customer_side_storage_updated>(R"({"customer_side_storage":{"a":"1","b":{"c":[ 1 ]}}})");
  CHECK(found.customer_side_storage.at("a") == "1");
  CHECK(found.customer_side_storage.at("b") == R"({"c":[ 1 ]})");
}

TEST_CASE("a secret is read as text") {
  CHECK(read<probe>(R"({"word":"dal:\u0074oken"})").word.reveal() == "dal:token");
}

TEST_CASE("answers without fields take any object") {
  CHECK(problem_of<deactivate_chat::response>("{}") == "read");
  CHECK(problem_of<ping::response>(R"({"pong":1})") == "read");
  CHECK(problem_of<ping::response>("7") == "expected an object, found a number");
}

TEST_CASE("a field is reset before it is read again") {
  const auto found = read<livechat::customer::access>(R"({"group_ids":[1,2],"group_ids":[3]})");
  CHECK(found.group_ids == std::vector<std::int64_t>{3});
  const auto again = read<chat>(
      R"({"id":"C","users":[],"thread":{"id":"T","created_at":"x","active":true,"user_ids":["a"],"next_thread_id":"N"},"thread":{"id":"U","created_at":"x","active":false,"user_ids":[]}})");
  REQUIRE(again.thread.has_value());
  CHECK(again.thread->id == "U");
  CHECK(again.thread->user_ids.empty());
  CHECK_FALSE(again.thread->next_thread_id.has_value());
}

TEST_CASE("a number in a text is read from the service and not from a customer") {
  CHECK(read<probe>(R"({"share":"-1.5e1"})").share == -15);
  CHECK(problem_of<probe>(R"({"share":"1"})", shape::sent) == "share: expected a number, found a string");
}

TEST_CASE("a chat has a thread or, as in one sample, a list of threads") {
  const std::string base = R"({"id":"C","users":[],)";
  const auto thread_called = [](std::string_view id) {
    return R"({"created_at":"x","active":true,"user_ids":[],"id":")" + std::string(id) + "\"}";
  };
  CHECK(read<chat>(base + R"("thread":)" + thread_called("T") + "}").thread.value().id == "T");
  CHECK(read<chat>(base + R"("threads":[)" + thread_called("T") + "," + thread_called("U") + "]}").thread.value().id ==
        "U");
  CHECK_FALSE(read<chat>(base + R"("threads":[]})").thread.has_value());
  CHECK(problem_of<chat>(base + R"("threads":[{},{"id":7}]})") == "thread[1].id: expected a string, found a number");
}

TEST_CASE("a chat in the list of chats is read in the form of 3.6 and of 3.7") {
  const std::string last =
      R"({"message":{"thread_id":"T","thread_order":1,"thread_created_at":"x","event":)" + good_message + R"(}})";
  const std::string base = R"({"id":"C","users":[],"active":true,)";
  const auto old = read<chat_summary>(
      base + R"("last_thread_id":"T","last_thread_created_at":"x","last_event_per_type":)" + last + "}");
  const auto fresh = read<chat_summary>(
      base + R"("last_thread_info":{"id":"T","created_at":"x","last_event_per_type":)" + last + "}}");
  CHECK(old == fresh);
  CHECK(old.last_thread_id == "T");
  CHECK(old.last_event_per_type.at("message").thread_order == 1);
  CHECK(old.last_event_per_type.at("message").event.id() == "E1");
  const auto bare = read<chat_summary>(base + R"("last_thread_info":{"last_event_per_type":{"message":{"event":)" +
                                       good_message + "}}}}");
  CHECK(bare.last_event_per_type.at("message").thread_id.empty());
  CHECK_FALSE(bare.last_thread_id.has_value());
  CHECK_FALSE(read<chat_summary>(base + R"("last_thread_info.id":7})").last_thread_id.has_value());
}

TEST_CASE("where else a customer can be reached is read in the form of samples and of requests") {
  const auto sample = read<omnichannel>(R"({"fb_messenger":[{"ID":"i","Name":"n","FirstName":"f","LastName":"l",
      "ProfilePicURL":"u","Gender":"g","Locale":"o","IsVerifiedUser":true}],"twilio":[{"+1":{"phone_number":"+1"}}]})");
  const auto request = read<omnichannel>(R"({"fbmessenger":{"id":"i","name":"n","first_name":"f","last_name":"l",
      "profile_pic":"u","gender":"g","locale":"o","is_verified_user":true},"twilio":{"phone_number":"+1"}})");
  CHECK(sample == request);
  CHECK(sample.fb_messenger.at(0).profile_pic == "u");
  CHECK(sample.twilio.at(0).at("+1").phone_number == "+1");
  CHECK(read<omnichannel>(R"({"twilio":[{"phone_number":"+1"}]})").twilio == sample.twilio);
  CHECK(read<omnichannel>(R"({"twilio":{"+1":{"phone_number":"+1"}}})").twilio == sample.twilio);
  CHECK(problem_of<omnichannel>(R"({"twilio":7})") == "twilio: expected an array, found a number");
}

TEST_CASE("a word that is new is kept") {
  CHECK(read<group_status>(R"({"id":1,"status":"on_fire"})").status.text() == "on_fire");
  CHECK_FALSE(read<group_status>(R"({"id":1,"status":"on_fire"})").status.known().has_value());
  CHECK(read<group_status>(R"({"id":1,"status":"online_for_queue"})").status == group_availability::online_for_queue);
  CHECK(read<predicted_agent>(
            R"({"id":"A","name":"n","avatar":"a","is_bot":true,"job_title":"j","type":"agent","bot_type":"ai_agent"})")
            .bot_type == bot_type::ai_agent);
}

TEST_CASE("a greeting of version 3.4 does not say whether it is shown at the exit") {
  const auto found = read<greeting>(R"({"id":1,"unique_id":"u","displayed_first_time":true,"event":)" + good_message +
                                    R"(,"agent":{"id":"A","name":"n","avatar":"a","job_title":"j","is_bot":false}})");
  CHECK_FALSE(found.is_exit_intent);
  CHECK_FALSE(found.accepted.has_value());
  CHECK(found.agent.type.empty());
  CHECK(found.event.text() == "hi");
}

TEST_CASE("an event that is in no chat yet may lack what the service sets later") {
  const auto found = read<greeting>(R"({"id":1,"unique_id":"u","displayed_first_time":true,"is_exit_intent":false,
      "event":{"type":"message","text":"hi","postback":{"id":"p","thread_id":"T","event_id":"E",
      "ecommerce":{"product_id":"1","quantity":"2"}}},
      "agent":{"id":"A","name":"n","avatar":"a","job_title":"j","is_bot":false}})");
  CHECK(found.event.id().empty());
  CHECK(found.event.as<message>()->postback.value().ecommerce.value().quantity == 2);
  CHECK(problem_of<incoming_event>(R"({"chat_id":"C","thread_id":"T","event":{"type":"message","text":"hi"}})") ==
        "event.id: missing");
}

TEST_CASE("a waiting thread tells its place in the queue") {
  const auto found = read<thread>(R"({"id":"T","created_at":"x","active":true,"user_ids":[],
      "queue":{"position":42,"wait_time":1337,"queued_at":"2020-05-07T07:11:28.288340Z"}})");
  CHECK(found.queue.value().position == 42);
  CHECK(found.queue->wait_time == 1337);
  CHECK(found.queue->queued_at.time().has_value());
  CHECK(read<queue>(R"({"position":1,"wait_time":2})").queued_at.empty());
}
