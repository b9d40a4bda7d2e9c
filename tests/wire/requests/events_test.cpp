// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/requests/delete_event.hpp>
#include <livechat/customer/requests/mark_events_as_seen.hpp>
#include <livechat/customer/requests/send_event.hpp>
#include <livechat/customer/requests/send_rich_message_postback.hpp>
#include <livechat/customer/requests/send_sneak_peek.hpp>

#include "request_rig.hpp"

namespace {

using namespace livechat::customer;
using test::answer_to;
using test::problem_of;
using test::problem_of_answer;
using wire::encode;

}  // namespace

TEST_CASE("send_event carries the event and whether a closed thread takes it") {
  send_event request("C", message("hi"));
  request.attach_to_last_thread = true;
  CHECK(encode(request) == R"({"chat_id":"C","event":{"type":"message","text":"hi"},"attach_to_last_thread":true})");
  CHECK(answer_to<send_event>(R"({"event_id":"E"})").event_id == "E");
  CHECK(problem_of_answer<send_event>("{}") == "event_id: missing");
}

TEST_CASE("delete_event needs all three ids") {
  CHECK(encode(delete_event("C", "T", "E")) == R"({"chat_id":"C","thread_id":"T","event_id":"E"})");
  CHECK(problem_of(delete_event("C", "T", "")) == "event_id: missing");
  CHECK(problem_of(delete_event("C", "", "E")) == "thread_id: missing");
  CHECK(problem_of(delete_event("", "T", "E")) == "chat_id: missing");
}

TEST_CASE("a postback tells the button and whether it is on") {
  send_rich_message_postback request("C", "T", "E", postback("yes", false));
  CHECK(encode(request) == R"({"chat_id":"C","thread_id":"T","event_id":"E","postback":{"id":"yes","toggled":false}})");
  CHECK(problem_of(request) == "good");
  CHECK(problem_of(send_rich_message_postback("C", "T", "E", postback())) == "postback.id: missing");
}

TEST_CASE("a postback from a shop must name the product") {
  send_rich_message_postback request("C", "T", "E", postback("buy"));
  request.postback.ecommerce.emplace();
  CHECK(problem_of(request) == "postback.ecommerce.product_id: missing");
  request.postback.ecommerce->product_id = "tea-17";
  CHECK(problem_of(request) == "good");
}

TEST_CASE("what 3.6 added to postbacks is not sent in 3.5") {
  send_rich_message_postback request("C", "T", "E", postback("buy"));
  CHECK(problem_of(request, api_version::v3_5) == "good");
  request.postback.button_type = "url";
  CHECK(problem_of(request, api_version::v3_5) == "postback.button_type: needs API version 3.6, this is 3.5");
}

TEST_CASE("a sneak peek may be empty again") {
  CHECK(encode(send_sneak_peek("C", "hel")) == R"({"chat_id":"C","sneak_peek_text":"hel"})");
  CHECK(problem_of(send_sneak_peek("C", "")) == "good");
  CHECK(encode(send_sneak_peek("C", "")) == R"({"chat_id":"C","sneak_peek_text":""})");
  CHECK(problem_of(send_sneak_peek("", "hel")) == "chat_id: missing");
}

TEST_CASE("events are seen up to a time") {
  CHECK(encode(mark_events_as_seen("C", timestamp("2017-10-12T15:19:21.010200Z"))) ==
        R"({"chat_id":"C","seen_up_to":"2017-10-12T15:19:21.010200Z"})");
  CHECK(problem_of(mark_events_as_seen("C", timestamp())) == "seen_up_to: missing");
  CHECK(problem_of(mark_events_as_seen("C", timestamp("yesterday"))).rfind("seen_up_to: not a time of RFC 3339", 0) ==
        0);
}
