// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <limits>
#include <livechat/customer/requests.hpp>
#include <string>
#include <utility>
#include <vector>

#include "wire/validate.hpp"

namespace {

using namespace livechat::customer;

template <class T>
std::string wrong_with(const T& request) {
  const auto wrong = wire::validate(request);
  return wrong ? wrong->words() : std::string("good");
}

struct measure {
  double share = 0;
  std::vector<std::string> names;

  measure() = default;
};

}  // namespace

template <class T>
inline constexpr auto livechat::customer::description<measure, T> =
    describe::structure("measure", "", "")
        .fields(describe::optional("share", &T::share, ""), describe::optional("names", &T::names, "").max_items(2));

TEST_CASE("a request in order is good") {
  CHECK(wrong_with(send_event("C", message("hi"))) == "good");
  CHECK(wrong_with(start_chat()) == "good");
  CHECK(wrong_with(start_chat(initial_chat({event(message("hi"))}))) == "good");
  CHECK(wrong_with(get_chat("C")) == "good");
  CHECK(wrong_with(ping()) == "good");
  CHECK(wrong_with(login(secret("t"))) == "good");
}

TEST_CASE("a required text that is empty is missing") {
  CHECK(wrong_with(send_event("", message("hi"))) == "chat_id: missing");
  CHECK(wrong_with(send_event("C", message(""))) == "event.text: missing");
  CHECK(wrong_with(send_event("C", system_message(""))) == "event.system_message_type: missing");
  CHECK(wrong_with(deactivate_chat()) == "id: missing");
  CHECK(wrong_with(get_chat()) == "chat_id: missing");
  CHECK(wrong_with(login()) == "token: missing");
}

TEST_CASE("an event that was never put in is told") {
  CHECK(wrong_with(send_event("C", event())) == "event: empty: nothing was put in");
}

TEST_CASE("a message is 16384 bytes long at most") {
  CHECK(wrong_with(send_event("C", message(std::string(16'384, 'x')))) == "good");
  CHECK(wrong_with(send_event("C", message(std::string(16'385, 'x')))) ==
        "event.text: 16385 bytes, at most 16384 are allowed");
  // Bytes of UTF-8, not characters.
  std::string wide;
  for (int i = 0; i < 8'193; ++i) wide += "\xC3\xA9";
  CHECK(wrong_with(send_event("C", message(wide))) == "event.text: 16386 bytes, at most 16384 are allowed");
}

TEST_CASE("texts must be UTF-8") {
  CHECK(wrong_with(send_event("C\xFF", message("hi"))) == "chat_id: not UTF-8");
  CHECK(wrong_with(send_event("C", message("\xED\xA0\x80"))) == "event.text: not UTF-8");
  CHECK(wrong_with(get_chat("C", "\xC3")) == "thread_id: not UTF-8");
  CHECK(wrong_with(login(secret("\xFF"))) == "token: not UTF-8");
  login request(secret("t"));
  request.customer_side_storage["ok"] = "1";
  request.customer_side_storage["page"] = "\xFF";
  CHECK(wrong_with(request) == "customer_side_storage.page: not UTF-8");
}

TEST_CASE("a problem is told in UTF-8 whatever the text was") {
  login request(secret("t"));
  request.customer_side_storage["bad\xFF"] = "1";
  const auto words = wrong_with(request);
  CHECK(words.rfind("customer_side_storage", 0) == 0);
  CHECK(wire::json::is_utf8(words));
}

TEST_CASE("raw JSON must be a JSON object") {
  message text("hi");
  text.properties = R"({"ns":{"n":1e400}})";
  CHECK(wrong_with(send_event("C", text)) == "good");
  text.properties = "[]";
  CHECK(wrong_with(send_event("C", text)) == "event.properties: not a JSON object");
  text.properties = R"({"a":1}})";
  CHECK(wrong_with(send_event("C", text)).rfind("event.properties: not JSON: ", 0) == 0);
  text.properties = R"({"a":"\ud800"})";
  CHECK(wrong_with(send_event("C", text)).rfind("event.properties: not JSON: ", 0) == 0);
  CHECK(wrong_with(send_event("C", unknown_event("custom", "{} "))) == "good");
  CHECK(wrong_with(send_event("C", unknown_event("custom", "{"))).rfind("event: not JSON: ", 0) == 0);
  CHECK(wrong_with(send_event("C", unknown_event("custom", "7"))) == "event: not a JSON object");
}

TEST_CASE("the place within a list is named") {
  CHECK(wrong_with(start_chat(initial_chat({event(message("a")), event(message(""))}))) ==
        "chat.thread.events[1].text: missing");
  CHECK(wrong_with(start_chat(initial_chat({event()}))) == "chat.thread.events[0]: empty: nothing was put in");
}

TEST_CASE("lists have bounds") {
  measure many;
  many.names = {"a", "b"};
  CHECK(wrong_with(many) == "good");
  many.names.emplace_back("c");
  CHECK(wrong_with(many) == "names: 3 entries, at most 2 are allowed");
}

TEST_CASE("a map of lists must be UTF-8 throughout") {
  properties_to_delete names{{"ns", {"a", "b"}}};
  wire::validator good;
  CHECK(good.good(names, {}));
  names["ns"].emplace_back("\xFF");
  wire::validator bad;
  CHECK_FALSE(bad.good(names, {}));
  CHECK(bad.problem().words() == "[0][2]: not UTF-8");
}

TEST_CASE("properties must be an object of objects") {
  message text("hi");
  text.properties = R"({"a":{},"b":7})";
  CHECK(wrong_with(send_event("C", text)) == "event.properties[1]: a namespace holds an object of names and values");
}

TEST_CASE("a number that JSON does not know is told") {
  measure strange;
  strange.share = std::numeric_limits<double>::infinity();
  CHECK(wrong_with(strange) == "share: not a finite number");
  strange.share = std::numeric_limits<double>::quiet_NaN();
  CHECK(wrong_with(strange) == "share: not a finite number");
  strange.share = 0.5;
  CHECK(wrong_with(strange) == "good");
}

TEST_CASE("of an enumeration only the words that an action takes may be sent") {
  CHECK(wrong_with(get_form(0, form_type::ticket)) == "good");
  CHECK(wrong_with(get_form(0, form_type::ask_for_email)) == "type: none of: prechat, postchat, ticket");
  start_chat request;
  request.chat.emplace().users = {initial_user("A")};
  CHECK(wrong_with(request) == "good");
  request.chat->users.front().type = user_type::agent;
  CHECK(wrong_with(request) == "chat.users[0].type: none of: customer");
}

TEST_CASE("a button that opens a page over the chat needs to say how high") {
  rich_message cards(rich_message_template::quick_replies);
  cards.elements.emplace_back().buttons = {rich_message_button(button_type::webview, "Open", "https://a.example", "p")};
  CHECK(wrong_with(send_event("C", cards)) ==
        "event.elements[0].buttons[0].webview_height: missing: needed when type is webview");
  cards.elements.front().buttons.front().webview_height = webview_height::tall;
  CHECK(wrong_with(send_event("C", cards)) == "good");
  cards.elements.front().buttons.front() = rich_message_button(button_type::message, "Yes", "yes", "p");
  CHECK(wrong_with(send_event("C", cards)) == "good");
}

TEST_CASE("of session fields the names are counted, and a name may be empty") {
  session_fields fields;
  for (std::size_t i = 0; i < 2 * max_session_fields; ++i) fields.add(std::to_string(i % max_session_fields), "x");
  CHECK(wrong_with(set_customer_session_fields(fields)) == "good");
  fields.add("", "one more");
  CHECK(wrong_with(set_customer_session_fields(fields)) == "session_fields: 101 entries, at most 100 are allowed");
  CHECK(wrong_with(set_customer_session_fields(session_fields{{"", "x"}})) == "good");
}

TEST_CASE("the first problem is the one that is told") {
  CHECK(wrong_with(send_event("", message(""))) == "chat_id: missing");
}
