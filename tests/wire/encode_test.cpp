// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <string>
#include <utility>

#include "wire/encode.hpp"

using namespace livechat::customer;
using wire::encode;

TEST_CASE("a request is written by its description") {
  send_event request("C\"1", message("line\nbreak"));
  CHECK(encode(request) == R"({"chat_id":"C\"1","event":{"type":"message","text":"line\nbreak"}})");
  request.attach_to_last_thread = false;
  CHECK(encode(request) ==
        R"({"chat_id":"C\"1","event":{"type":"message","text":"line\nbreak"},"attach_to_last_thread":false})");
}

TEST_CASE("empty optionals are left out and empty required fields are not") {
  CHECK(encode(start_chat()) == "{}");
  CHECK(encode(ping()) == "{}");
  CHECK(encode(deactivate_chat()) == R"({"id":""})");
  CHECK(encode(get_chat("C")) == R"({"chat_id":"C"})");
  CHECK(encode(get_chat("C", "T")) == R"({"chat_id":"C","thread_id":"T"})");
}

TEST_CASE("an optional that is set is written even when it is empty") {
  CHECK(encode(get_chat("C", std::string())) == R"({"chat_id":"C","thread_id":""})");
  CHECK(encode(start_chat(initial_chat())) == R"({"chat":{}})");
}

TEST_CASE("free-form values are written as they are") {
  message text("hi");
  text.custom_id = "mine";
  text.recipients = recipients::agents;
  text.properties = R"({ "ns":{"n":1e400} })";
  CHECK(
      encode(send_event("C", text)) ==
      R"({"chat_id":"C","event":{"type":"message","custom_id":"mine","recipients":"agents","properties":{ "ns":{"n":1e400} },"text":"hi"}})");
}

TEST_CASE("an event without a struct is written as it was put in") {
  CHECK(encode(send_event("C", unknown_event("custom", R"({"type":"custom","content":{"a":1e400}})"))) ==
        R"({"chat_id":"C","event":{"type":"custom","content":{"a":1e400}}})");
}

TEST_CASE("a login says what is set and nothing else") {
  login request(secret("dal:token"));
  CHECK(encode(request) == R"({"token":"dal:token"})");
  request.customer.emplace().name = "Ann";
  request.customer_page.emplace("https://example.com", "Title");
  request.customer_side_storage = {{"a", "1"}, {"b", "2"}};
  request.is_mobile = true;
  request.group_id = 7;
  request.referrer = "r";
  request.application.emplace("app", "1.0");
  request.pushes = {{"3.6", {"incoming_event"}}};
  CHECK(
      encode(request) ==
      R"({"token":"dal:token","customer":{"name":"Ann"},"customer_page":{"url":"https://example.com","title":"Title"},)"
      R"("customer_side_storage":{"a":"1","b":"2"},"is_mobile":true,"group_id":7,"referrer":"r",)"
      R"("application":{"name":"app","version":"1.0"},"pushes":{"3.6":["incoming_event"]}})");
}

TEST_CASE("what is empty in a disputed field is left out") {
  CHECK(encode(rich_message_button("yes", "p")) == R"({"text":"yes","postback_id":"p","user_ids":[]})");
  CHECK(encode(rich_message_element()) == "{}");
  rich_message_element empty("");
  CHECK(encode(empty) == R"({"title":""})");
}

TEST_CASE("the address in an address is written under its name on the wire") {
  address home;
  home.street = "1600 Pennsylvania Avenue NW";
  CHECK(encode(home) == R"({"address":"1600 Pennsylvania Avenue NW"})");
}

TEST_CASE("what requests and the service call differently is written as each calls it") {
  omnichannel_request asked;
  asked.fbmessenger.emplace("i").first_name = "Ann";
  asked.twilio.emplace("+1");
  CHECK(encode(asked) == R"({"fbmessenger":{"id":"i","first_name":"Ann"},"twilio":{"phone_number":"+1"}})");
  omnichannel told;
  told.fb_messenger.emplace_back().first_name = "Ann";
  told.twilio.push_back({{"+1", twilio_account("+1")}});
  CHECK(encode(told) == R"({"fb_messenger":[{"FirstName":"Ann"}],"twilio":[{"+1":{"phone_number":"+1"}}]})");
}

TEST_CASE("an answer to a form is written as what it is") {
  const auto field = [](form_answer answer) {
    return encode(filled_form_field(form_field_type::question, "1", "l", std::move(answer)));
  };
  const std::string base = R"({"type":"question","id":"1","label":"l")";
  CHECK(field({}) == base + "}");
  CHECK(field("") == base + R"(,"answer":""})");
  CHECK(field(form_option("0", "x", 7)) == base + R"(,"answer":{"id":"0","label":"x","group_id":7}})");
  CHECK(field(std::vector<form_option>{}) == base + R"(,"answer":[]})");
  CHECK(field(form_answer(json_text("[ 1 ]"))) == base + R"(,"answer":[ 1 ]})");
}

TEST_CASE("initial events are written in their order") {
  CHECK(encode(start_chat(initial_chat({event(message("a")), event(message("b"))}))) ==
        R"({"chat":{"thread":{"events":[{"type":"message","text":"a"},{"type":"message","text":"b"}]}}})");
}

TEST_CASE("whatever is written is JSON") {
  for (const auto& text :
       {encode(login()), encode(send_event()), encode(chat()), encode(incoming_chat()), encode(incoming_event()),
        encode(customer_side_storage_updated()), encode(customer_disconnected())}) {
    CAPTURE(text);
    CHECK_FALSE(wire::json::check(text).has_value());
  }
}
