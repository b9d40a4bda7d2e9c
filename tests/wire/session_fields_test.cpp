// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/structures/login_customer.hpp>
#include <livechat/customer/structures/session_fields.hpp>

#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("session fields are pairs in order") {
  const auto found = served<session_fields>(R"([{"b":"1"},{"a":"2"},{"b":"3"}])");
  CHECK(found == session_fields{{"b", "1"}, {"a", "2"}, {"b", "3"}});
  CHECK(found.find("b") == "3");
  CHECK_FALSE(found.find("c").has_value());
  CHECK(text_of(found) == R"([{"b":"1"},{"a":"2"},{"b":"3"}])");
}

TEST_CASE("several session fields in one object are read in their order") {
  CHECK(served<session_fields>(R"([{"a":"1","b":"2"},{},{"c":"3"}])") ==
        session_fields{{"a", "1"}, {"b", "2"}, {"c", "3"}});
}

TEST_CASE("session fields are a list of objects") {
  CHECK(refused<session_fields>(R"({"a":"1"})") == "expected an array, found an object");
  CHECK(refused<session_fields>(R"([{"a":"1"},"b"])") == "[1]: expected an object, found a string");
}

TEST_CASE("a session field that is no text is kept as JSON text from the service only") {
  CHECK(served<session_fields>(R"([{"a":{"b":[ 1 ]}}])").find("a") == R"({"b":[ 1 ]})");
  wire::decoder reader(wire::shape::sent);
  session_fields out;
  CHECK_FALSE(reader.read(wire::json::value(R"([{"a":7}])"), out));
  CHECK(reader.problem().words() == "[0]: expected a string, found a number");
}

TEST_CASE("session fields of the customer who logged in are read") {
  const auto found = served<login_customer>(R"({"id":"A","session_fields":[{"k":"v"}],
      "statistics":{"chats_count":2,"threads_count":9,"visits_count":15,"page_views_count":40,
      "greetings_shown_count":20,"greetings_accepted_count":1}})");
  CHECK(found.session_fields.find("k") == "v");
  CHECK(found.statistics.value().page_views_count == 40);
  CHECK_FALSE(served<login_customer>(R"({"id":"A"})").statistics.has_value());
}
