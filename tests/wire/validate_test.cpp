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
std::string problem_of(const T& request) {
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
  CHECK(problem_of(send_event("C", message("hi"))) == "good");
  CHECK(problem_of(start_chat()) == "good");
  CHECK(problem_of(start_chat(initial_chat({event(message("hi"))}))) == "good");
  CHECK(problem_of(get_chat("C")) == "good");
  CHECK(problem_of(ping()) == "good");
  CHECK(problem_of(login(secret("t"))) == "good");
}

TEST_CASE("a required text that is empty is missing") {
  CHECK(problem_of(send_event("", message("hi"))) == "chat_id: missing");
  CHECK(problem_of(send_event("C", message(""))) == "event.text: missing");
  CHECK(problem_of(send_event("C", system_message(""))) == "event.system_message_type: missing");
  CHECK(problem_of(deactivate_chat()) == "id: missing");
  CHECK(problem_of(get_chat()) == "chat_id: missing");
  CHECK(problem_of(login()) == "token: missing");
}

TEST_CASE("an event that was never put in is told") {
  CHECK(problem_of(send_event("C", event())) == "event: empty: nothing was put in");
}

TEST_CASE("a message is 16384 bytes long at most") {
  CHECK(problem_of(send_event("C", message(std::string(16'384, 'x')))) == "good");
  CHECK(problem_of(send_event("C", message(std::string(16'385, 'x')))) ==
        "event.text: 16385 bytes, at most 16384 are allowed");
  // Bytes of UTF-8, not characters.
  std::string wide;
  for (int i = 0; i < 8'193; ++i) wide += "\xC3\xA9";
  CHECK(problem_of(send_event("C", message(wide))) == "event.text: 16386 bytes, at most 16384 are allowed");
}

TEST_CASE("texts must be UTF-8") {
  CHECK(problem_of(send_event("C\xFF", message("hi"))) == "chat_id: not UTF-8");
  CHECK(problem_of(send_event("C", message("\xED\xA0\x80"))) == "event.text: not UTF-8");
  CHECK(problem_of(get_chat("C", "\xC3")) == "thread_id: not UTF-8");
  CHECK(problem_of(login(secret("\xFF"))) == "token: not UTF-8");
  login request(secret("t"));
  request.customer_side_storage["ok"] = "1";
  request.customer_side_storage["page"] = "\xFF";
  CHECK(problem_of(request) == "customer_side_storage.page: not UTF-8");
}

TEST_CASE("a problem is told in UTF-8 whatever the text was") {
  login request(secret("t"));
  request.customer_side_storage["bad\xFF"] = "1";
  const auto words = problem_of(request);
  CHECK(words.rfind("customer_side_storage", 0) == 0);
  CHECK(wire::json::is_utf8(words));
}

TEST_CASE("raw JSON must be a JSON object") {
  message text("hi");
  text.properties = R"({"ns":{"n":1e400}})";
  CHECK(problem_of(send_event("C", text)) == "good");
  text.properties = "[]";
  CHECK(problem_of(send_event("C", text)) == "event.properties: not a JSON object");
  text.properties = R"({"a":1}})";
  CHECK(problem_of(send_event("C", text)).rfind("event.properties: not JSON: ", 0) == 0);
  text.properties = R"({"a":"\ud800"})";
  CHECK(problem_of(send_event("C", text)).rfind("event.properties: not JSON: ", 0) == 0);
  CHECK(problem_of(send_event("C", unknown_event("custom", "{} "))) == "good");
  CHECK(problem_of(send_event("C", unknown_event("custom", "{"))).rfind("event: not JSON: ", 0) == 0);
  CHECK(problem_of(send_event("C", unknown_event("custom", "7"))) == "event: not a JSON object");
}

TEST_CASE("the place within a list is named") {
  CHECK(problem_of(start_chat(initial_chat({event(message("a")), event(message(""))}))) ==
        "chat.thread.events[1].text: missing");
  CHECK(problem_of(start_chat(initial_chat({event()}))) == "chat.thread.events[0]: empty: nothing was put in");
}

TEST_CASE("lists have bounds") {
  measure many;
  many.names = {"a", "b"};
  CHECK(problem_of(many) == "good");
  many.names.emplace_back("c");
  CHECK(problem_of(many) == "names: 3 entries, at most 2 are allowed");
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
  CHECK(problem_of(send_event("C", text)) == "event.properties[1]: a namespace holds an object of names and values");
}

TEST_CASE("a number that JSON does not know is told") {
  measure strange;
  strange.share = std::numeric_limits<double>::infinity();
  CHECK(problem_of(strange) == "share: not a finite number");
  strange.share = std::numeric_limits<double>::quiet_NaN();
  CHECK(problem_of(strange) == "share: not a finite number");
  strange.share = 0.5;
  CHECK(problem_of(strange) == "good");
}

TEST_CASE("the first problem is the one that is told") {
  CHECK(problem_of(send_event("", message(""))) == "chat_id: missing");
}
