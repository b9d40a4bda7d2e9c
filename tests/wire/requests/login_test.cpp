// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/requests/login.hpp>

#include "request_rig.hpp"

namespace {

using namespace livechat::customer;
using test::answer_to;
using test::problem_of;
using test::problem_of_answer;
using wire::encode;

}  // namespace

TEST_CASE("login tells what it was given") {
  login request(secret("t"));
  CHECK(encode(request) == R"({"token":"t"})");
  request.customer.emplace().name = "Ida";
  request.customer->session_fields.add("basket", "3 items");
  request.customer->address.emplace().city = "Oslo";
  request.application.emplace("kettle-desk", "0.9").channel_type = "direct_link";
  request.pushes["3.6"] = {"incoming_event"};
  request.pushes["3.7"] = {"all"};
  CHECK(encode(request) ==
        R"({"token":"t","customer":{"name":"Ida","session_fields":[{"basket":"3 items"}],"address":{"city":"Oslo"}},)"
        R"("application":{"name":"kettle-desk","version":"0.9","channel_type":"direct_link"},)"
        R"("pushes":{"3.6":["incoming_event"],"3.7":["all"]}})");
}

TEST_CASE("an address at login is not sent in 3.5") {
  login request(secret("t"));
  request.customer.emplace().address.emplace().city = "Oslo";
  CHECK(problem_of(request, api_version::v3_6) == "good");
  CHECK(problem_of(request, api_version::v3_5) == "customer.address: needs API version 3.6, this is 3.5");
}

TEST_CASE("names of pushes are texts") {
  login request(secret("t"));
  request.pushes["3.6"] = {"incoming_event", "\xFF"};
  CHECK(problem_of(request) == "pushes[0][1]: not UTF-8");
}

TEST_CASE("login is answered with little for a new customer") {
  const auto answer = answer_to<login>(R"({"customer":{"id":"C"},"has_active_thread":false})");
  CHECK(answer.customer.id == "C");
  CHECK_FALSE(answer.customer.statistics);
  CHECK_FALSE(answer.has_active_thread);
  CHECK(answer.chats.empty());
  CHECK_FALSE(answer.greeting);
  CHECK(answer.dynamic_config.empty());
  CHECK(problem_of_answer<login>(R"({"customer":{"id":"C"}})") == "has_active_thread: missing");
}

TEST_CASE("login is answered with statistics, chats and a greeting") {
  const auto answer = answer_to<login>(
      R"({"customer":{"id":"C","statistics":{"chats_count":5}},"has_active_thread":true,)"
      R"("chats":[{"chat_id":"A","has_unread_events":true}],)"
      R"("greeting":{"id":7,"unique_id":"U","accepted":false,"displayed_first_time":true,"is_exit_intent":false,)"
      R"("event":{"id":"E","created_at":"2017-10-12T15:19:21Z","type":"message","text":"Hello","author_id":"a"},"agent":{"id":"a","name":"n","avatar":"","job_title":"","is_bot":false}},)"
      R"("__priv_dynamic_config":{ "x":[1e400] }})");
  REQUIRE(answer.customer.statistics);
  CHECK(answer.customer.statistics->chats_count == 5);
  REQUIRE(answer.chats.size() == 1);
  CHECK(answer.chats[0].has_unread_events);
  REQUIRE(answer.greeting);
  CHECK(answer.greeting->unique_id == "U");
  CHECK(answer.dynamic_config.text() == R"({ "x":[1e400] })");
}
