// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/requests/accept_greeting.hpp>
#include <livechat/customer/requests/cancel_greeting.hpp>
#include <livechat/customer/requests/get_form.hpp>
#include <livechat/customer/requests/get_predicted_agent.hpp>
#include <livechat/customer/requests/get_url_info.hpp>
#include <livechat/customer/requests/list_group_statuses.hpp>
#include <livechat/customer/requests/ping.hpp>
#include <livechat/customer/requests/request_welcome_message.hpp>
#include <livechat/customer/requests/send_greeting_button_clicked.hpp>

#include "request_rig.hpp"

namespace {

using namespace livechat::customer;
using test::answer_to;
using test::problem_of;
using test::problem_of_answer;
using wire::encode;

}  // namespace

TEST_CASE("groups are asked for all together or by id") {
  CHECK(encode(list_group_statuses::of_all()) == R"({"all":true})");
  CHECK(encode(list_group_statuses({0, 4})) == R"({"group_ids":[0,4]})");
  CHECK(problem_of(list_group_statuses()) == "at least one of all, group_ids must be set");
  CHECK(problem_of(list_group_statuses::of_all()) == "good");
  CHECK(problem_of(list_group_statuses({4})) == "good");
}

TEST_CASE("the status of a group may be newer than this library") {
  const auto answer = answer_to<list_group_statuses>(R"({"groups_status":{"0":"online","12":"dozing"}})");
  CHECK(answer.groups_status.at("0") == group_availability::online);
  CHECK_FALSE(answer.groups_status.at("12").known());
  CHECK(answer.groups_status.at("12").text() == "dozing");
  CHECK(problem_of_answer<list_group_statuses>("{}") == "groups_status: missing");
}

TEST_CASE("the statuses of groups may come as a list, and under another name") {
  const auto groups = [](std::string_view payload) { return answer_to<list_group_statuses>(payload).groups_status; };
  const auto as_map = groups(R"({"groups_status":{"0":"online","12":"offline"}})");
  CHECK(groups(R"({"groups_status":[{"id":0,"status":"online"},{"id":12,"status":"offline"}]})") == as_map);
  CHECK(groups(R"({"group_status":{"0":"online","12":"offline"}})") == as_map);
  CHECK(groups(R"({"group_status":[{"id":12,"status":"offline"},{"status":"online","id":0}]})") == as_map);
  CHECK(problem_of_answer<list_group_statuses>(R"({"group_status":[{"id":1}]})") == "groups_status[0].status: missing");
  CHECK(problem_of_answer<list_group_statuses>(R"({"groups_status":7})") ==
        "groups_status: expected an object, found a number");
}

TEST_CASE("a form is asked for by group and type") {
  CHECK(encode(get_form(0, form_type::postchat)) == R"({"group_id":0,"type":"postchat"})");
  CHECK(problem_of(get_form()) == "type: missing");
  CHECK(problem_of(get_form(0, open_enum<form_type>("midchat"))).rfind("type: none of: ", 0) == 0);
}

TEST_CASE("a form that is switched off is not there") {
  const auto off = answer_to<get_form>(R"({"enabled":false})");
  CHECK_FALSE(off.enabled);
  CHECK_FALSE(off.form);
  const auto on =
      answer_to<get_form>(R"({"form":{"id":"F","fields":[{"type":"header","label":"Hello"}]},"enabled":true})");
  REQUIRE(on.form);
  CHECK(on.form->fields.size() == 1);
}

TEST_CASE("a predicted agent may be missing while chats are queued") {
  const auto queued = answer_to<get_predicted_agent>(R"({"queue":true})");
  CHECK(queued.queue);
  CHECK_FALSE(queued.agent);
  CHECK(problem_of_answer<get_predicted_agent>("{}") == "queue: missing");
}

TEST_CASE("a page without metadata is answered with its address") {
  CHECK(problem_of(get_url_info()) == "url: missing");
  const auto bare = answer_to<get_url_info>(R"({"url":"https://a.example"})");
  CHECK(bare.url == "https://a.example");
  CHECK_FALSE(bare.title);
  CHECK_FALSE(bare.image_width);
  CHECK(answer_to<get_url_info>(R"({"url":"u","image_width":200})").image_width == 200);
}

TEST_CASE("greetings are named by this showing of them") {
  CHECK(encode(accept_greeting(7, "U")) == R"({"greeting_id":7,"unique_id":"U"})");
  CHECK(encode(cancel_greeting("U")) == R"({"unique_id":"U"})");
  CHECK(encode(send_greeting_button_clicked("U", "B")) == R"({"greeting_unique_id":"U","button_id":"B"})");
  CHECK(problem_of(accept_greeting(7, "")) == "unique_id: missing");
  CHECK(problem_of(cancel_greeting()) == "unique_id: missing");
  CHECK(problem_of(send_greeting_button_clicked("U", "")) == "button_id: missing");
}

TEST_CASE("a welcome message is answered with the agent who would chat") {
  CHECK(encode(request_welcome_message()) == "{}");
  CHECK(encode(request_welcome_message(4)) == R"({"group_id":4})");
  const auto answer = answer_to<request_welcome_message>(
      R"({"id":"W","predicted_agent":{"id":"a","name":"Kettle","avatar":"","is_bot":true,"bot_type":"ai_agent",)"
      R"("job_title":"","type":"agent"},"queue":false})");
  CHECK(answer.id == "W");
  CHECK(answer.predicted_agent.bot_type == bot_type::ai_agent);
  CHECK(problem_of_answer<request_welcome_message>(R"({"id":"W","queue":true})") == "predicted_agent: missing");
}

TEST_CASE("ping says nothing and is answered with nothing") {
  CHECK(encode(ping()) == "{}");
  CHECK(problem_of_answer<ping>("{}") == "good");
}
