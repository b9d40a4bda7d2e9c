// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("a message is a text with a header") {
  const auto found = served_event<message>(R"("text":"hello there")");
  CHECK(found.text == "hello there");
  CHECK(found.author_id == "A");
  CHECK(found.created_at.time().has_value());
  CHECK_FALSE(found.postback.has_value());
  CHECK(found.recipients.empty());
}

TEST_CASE("a message that answers a button names it") {
  const auto found = served_event<message>(
      R"("text":"yes","postback":{"id":"yes","thread_id":"T","event_id":"R","type":"phone","value":"790",
      "ecommerce":{"product_id":"12345","option_id":"red","quantity":2.5}})");
  REQUIRE(found.postback.has_value());
  CHECK(found.postback->id == "yes");
  CHECK(found.postback->thread_id == "T");
  CHECK(found.postback->event_id == "R");
  CHECK(found.postback->type == "phone");
  CHECK(found.postback->value == "790");
  REQUIRE(found.postback->ecommerce.has_value());
  CHECK(found.postback->ecommerce->product_id == "12345");
  CHECK(found.postback->ecommerce->option_id == "red");
  CHECK(found.postback->ecommerce->quantity == 2.5);
}

TEST_CASE("the type and the value of a postback go together") {
  message answer("yes", message_postback("yes", "T", "R"));
  CHECK(unsendable(answer).empty());
  answer.postback->type = "phone";
  CHECK(unsendable(answer) == "postback: type and value go together");
  answer.postback->value = "790";
  CHECK(unsendable(answer).empty());
}

TEST_CASE("who sends what was chosen in a shop names the product, who reads it takes it without") {
  message answer("yes", message_postback("yes", "T", "R"));
  answer.postback->ecommerce.emplace();
  CHECK(unsendable(answer) == "postback.ecommerce.product_id: missing");
  answer.postback->ecommerce->product_id = "12345";
  CHECK(unsendable(answer).empty());
  CHECK(unsendable(answer, api_version::v3_5) == "postback.ecommerce: needs API version 3.6, this is 3.5");
  const auto found =
      served_event<message>(R"("text":"x","postback":{"id":"i","thread_id":"T","event_id":"R","ecommerce":{}})");
  CHECK(found.postback->ecommerce.value().product_id.empty());
}

TEST_CASE("who sees an event is read from recipients and from visibility") {
  CHECK(served_event<message>(R"("text":"x","recipients":"agents")").recipients == recipients::agents);
  CHECK(served_event<message>(R"("text":"x","visibility":"agents")").recipients == recipients::agents);
  message hidden("x");
  hidden.recipients = recipients::agents;
  CHECK(text_of(event(hidden)) == R"({"type":"message","recipients":"agents","text":"x"})");
}

TEST_CASE("a word for recipients that is new is kept and not sent") {
  auto found = served_event<message>(R"("text":"x","recipients":"supervisors")");
  CHECK(found.recipients.text() == "supervisors");
  CHECK_FALSE(found.recipients.known().has_value());
  CHECK(text_of(event(found)).find(R"("recipients":"supervisors")") != std::string::npos);
  CHECK(unsendable(found) == "recipients: none of: all, agents");
}
