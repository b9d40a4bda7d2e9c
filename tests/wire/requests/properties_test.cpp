// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/requests/delete_chat_properties.hpp>
#include <livechat/customer/requests/delete_event_properties.hpp>
#include <livechat/customer/requests/delete_thread_properties.hpp>
#include <livechat/customer/requests/update_chat_properties.hpp>
#include <livechat/customer/requests/update_event_properties.hpp>
#include <livechat/customer/requests/update_thread_properties.hpp>

#include "request_rig.hpp"

namespace {

using namespace livechat::customer;
using test::problem_of;
using wire::encode;

const properties values = R"({"ns":{"n":1e400}})";
const properties_to_delete names = {{"ns", {"a", "b"}}, {"other", {}}};

}  // namespace

TEST_CASE("properties are set where the ids say and sent as they are") {
  CHECK(encode(update_chat_properties("C", values)) == R"({"id":"C","properties":{"ns":{"n":1e400}}})");
  CHECK(encode(update_thread_properties("C", "T", values)) ==
        R"({"chat_id":"C","thread_id":"T","properties":{"ns":{"n":1e400}}})");
  CHECK(encode(update_event_properties("C", "T", "E", values)) ==
        R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"ns":{"n":1e400}}})");
}

TEST_CASE("properties are deleted by their names") {
  CHECK(encode(delete_chat_properties("C", names)) == R"({"id":"C","properties":{"ns":["a","b"],"other":[]}})");
  CHECK(encode(delete_thread_properties("C", "T", names)) ==
        R"({"chat_id":"C","thread_id":"T","properties":{"ns":["a","b"],"other":[]}})");
  CHECK(encode(delete_event_properties("C", "T", "E", names)) ==
        R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"ns":["a","b"],"other":[]}})");
}

TEST_CASE("properties without a place are refused") {
  CHECK(problem_of(update_chat_properties("", values)) == "id: missing");
  CHECK(problem_of(update_thread_properties("C", "", values)) == "thread_id: missing");
  CHECK(problem_of(update_event_properties("C", "T", "", values)) == "event_id: missing");
  CHECK(problem_of(delete_chat_properties("", names)) == "id: missing");
  CHECK(problem_of(delete_thread_properties("", "T", names)) == "chat_id: missing");
  CHECK(problem_of(delete_event_properties("C", "", "E", names)) == "thread_id: missing");
}

TEST_CASE("properties that are none are refused") {
  CHECK(problem_of(update_chat_properties("C", "[]")) == "properties: not a JSON object");
  CHECK(problem_of(update_thread_properties("C", "T", R"({"ns":1})")).rfind("properties", 0) == 0);
  CHECK(problem_of(delete_chat_properties("C", {{"n\xFF", {"a"}}})).rfind("properties", 0) == 0);
}
