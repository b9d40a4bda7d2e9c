// SPDX-License-Identifier: Apache-2.0
// Every action that a user may call, through the client and over a socket.
#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <livechat/customer.hpp>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "recording_service.hpp"
#include "support/file_content.hpp"
#include "support/json_compare.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"

namespace lc = livechat::customer;
namespace fs = std::filesystem;
using lc::wire::test::canonical;
using livechat::testing_support::recording_service;

namespace {

std::string sample(const std::string& folder, std::string_view action) {
  return livechat::test::content_of(fs::path(LIVECHAT_SOURCE_DIR) / "tests/wire/fixtures" / folder /
                                    (std::string(action) + ".json"));
}

std::string request_payload(std::string_view action) {
  return std::get<lc::wire::request_frame>(lc::wire::decode_request(sample("requests", action))).payload;
}

std::string answer_payload(std::string_view action) {
  return std::get<lc::wire::response_frame>(lc::wire::decode_frame(sample("responses", action))).payload;
}

std::set<std::string> callable_names() {
  std::set<std::string> out;
  lc::actions::for_each([&]<class Action>() { out.emplace(lc::description<Action>.name); });
  out.erase("login");
  return out;
}

/// One member of the client: calls it, waits for the answer; and what it must have sent.
struct member {
  std::string action;
  std::string payload;
  std::function<void(lc::client&)> call;
};

const std::string props = R"({"ns":{"colour":"red"}})";
const lc::properties_to_delete names = {{"ns", {"colour"}}};

/// Every member with its required arguments, and every one that takes its request.
std::vector<member> members() {
  using c = lc::client&;
  return {
      {"accept_greeting", R"({"greeting_id":7,"unique_id":"U"})", [](c x) { x.accept_greeting(7, "U").get(); }},
      {"accept_greeting", R"({"greeting_id":7,"unique_id":"U"})",
       [](c x) { x.accept_greeting(lc::accept_greeting(7, "U")).get(); }},
      {"activate_customer_page", "{}", [](c x) { x.activate_customer_page().get(); }},
      {"cancel_greeting", R"({"unique_id":"U"})", [](c x) { x.cancel_greeting("U").get(); }},
      {"cancel_greeting", R"({"unique_id":"U"})", [](c x) { x.cancel_greeting(lc::cancel_greeting("U")).get(); }},
      {"deactivate_chat", R"({"id":"C"})", [](c x) { x.deactivate_chat("C").get(); }},
      {"deactivate_chat", R"({"id":"C"})", [](c x) { x.deactivate_chat(lc::deactivate_chat("C")).get(); }},
      {"deactivate_customer_page", "{}", [](c x) { x.deactivate_customer_page().get(); }},
      {"delete_chat_properties", R"({"id":"C","properties":{"ns":["colour"]}})",
       [](c x) { x.delete_chat_properties("C", names).get(); }},
      {"delete_chat_properties", R"({"id":"C","properties":{"ns":["colour"]}})",
       [](c x) { x.delete_chat_properties(lc::delete_chat_properties("C", names)).get(); }},
      {"delete_event", R"({"chat_id":"C","thread_id":"T","event_id":"E"})",
       [](c x) { x.delete_event("C", "T", "E").get(); }},
      {"delete_event", R"({"chat_id":"C","thread_id":"T","event_id":"E"})",
       [](c x) { x.delete_event(lc::delete_event("C", "T", "E")).get(); }},
      {"delete_event_properties", R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"ns":["colour"]}})",
       [](c x) { x.delete_event_properties("C", "T", "E", names).get(); }},
      {"delete_event_properties", R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"ns":["colour"]}})",
       [](c x) { x.delete_event_properties(lc::delete_event_properties("C", "T", "E", names)).get(); }},
      {"delete_thread_properties", R"({"chat_id":"C","thread_id":"T","properties":{"ns":["colour"]}})",
       [](c x) { x.delete_thread_properties("C", "T", names).get(); }},
      {"delete_thread_properties", R"({"chat_id":"C","thread_id":"T","properties":{"ns":["colour"]}})",
       [](c x) { x.delete_thread_properties(lc::delete_thread_properties("C", "T", names)).get(); }},
      {"get_chat", R"({"chat_id":"C"})", [](c x) { x.get_chat("C").get(); }},
      {"get_chat", R"({"chat_id":"C","thread_id":"T"})", [](c x) { x.get_chat(lc::get_chat("C", "T")).get(); }},
      {"get_customer", "{}", [](c x) { x.get_customer().get(); }},
      {"get_form", R"({"group_id":0,"type":"prechat"})", [](c x) { x.get_form(0, lc::form_type::prechat).get(); }},
      {"get_form", R"({"group_id":4,"type":"ticket"})",
       [](c x) { x.get_form(lc::get_form(4, lc::form_type::ticket)).get(); }},
      {"get_predicted_agent", "{}", [](c x) { x.get_predicted_agent().get(); }},
      {"get_url_info", R"({"url":"https://a.example"})", [](c x) { x.get_url_info("https://a.example").get(); }},
      {"get_url_info", R"({"url":"https://a.example"})",
       [](c x) { x.get_url_info(lc::get_url_info("https://a.example")).get(); }},
      {"list_chats", "{}", [](c x) { x.list_chats().get(); }},
      {"list_group_statuses", R"({"all":true})", [](c x) { x.list_group_statuses().get(); }},
      {"list_group_statuses", R"({"group_ids":[0,4]})",
       [](c x) {
         x.list_group_statuses(lc::list_group_statuses({0, 4})).get();
       }},
      {"list_threads", R"({"chat_id":"C"})", [](c x) { x.list_threads("C").get(); }},
      {"list_threads", R"({"chat_id":"C"})", [](c x) { x.list_threads(lc::list_threads("C")).get(); }},
      {"mark_events_as_seen", R"({"chat_id":"C","seen_up_to":"2017-10-12T15:19:21.010200Z"})",
       [](c x) { x.mark_events_as_seen("C", lc::timestamp("2017-10-12T15:19:21.010200Z")).get(); }},
      {"mark_events_as_seen", R"({"chat_id":"C","seen_up_to":"2017-10-12T15:19:21Z"})",
       [](c x) { x.mark_events_as_seen(lc::mark_events_as_seen("C", lc::timestamp("2017-10-12T15:19:21Z"))).get(); }},
      {"ping", "{}", [](c x) { x.ping().get(); }},
      {"request_welcome_message", "{}", [](c x) { x.request_welcome_message().get(); }},
      {"request_welcome_message", R"({"group_id":4})",
       [](c x) { x.request_welcome_message(lc::request_welcome_message(4)).get(); }},
      {"resume_chat", R"({"chat":{"id":"C"}})", [](c x) { x.resume_chat("C").get(); }},
      {"resume_chat", R"({"chat":{"id":"C"}})", [](c x) { x.resume_chat(lc::resume_chat("C")).get(); }},
      {"send_event", R"({"chat_id":"C","event":{"type":"message","text":"hi"}})",
       [](c x) { x.send_event("C", lc::message("hi")).get(); }},
      {"send_event", R"({"chat_id":"C","event":{"type":"message","text":"hi"}})",
       [](c x) { x.send_event(lc::send_event("C", lc::message("hi"))).get(); }},
      {"send_greeting_button_clicked", R"({"greeting_unique_id":"U","button_id":"B"})",
       [](c x) { x.send_greeting_button_clicked("U", "B").get(); }},
      {"send_greeting_button_clicked", R"({"greeting_unique_id":"U","button_id":"B"})",
       [](c x) { x.send_greeting_button_clicked(lc::send_greeting_button_clicked("U", "B")).get(); }},
      {"send_rich_message_postback",
       R"({"chat_id":"C","thread_id":"T","event_id":"E","postback":{"id":"P","toggled":true}})",
       [](c x) { x.send_rich_message_postback("C", "T", "E", lc::postback("P")).get(); }},
      {"send_rich_message_postback",
       R"({"chat_id":"C","thread_id":"T","event_id":"E","postback":{"id":"P","toggled":false}})",
       [](c x) {
         x.send_rich_message_postback(lc::send_rich_message_postback("C", "T", "E", lc::postback("P", false))).get();
       }},
      {"send_sneak_peek", R"({"chat_id":"C","sneak_peek_text":"hel"})",
       [](c x) { x.send_sneak_peek("C", "hel").get(); }},
      {"send_sneak_peek", R"({"chat_id":"C","sneak_peek_text":"hel"})",
       [](c x) { x.send_sneak_peek(lc::send_sneak_peek("C", "hel")).get(); }},
      {"set_customer_session_fields", R"({"session_fields":[{"a":"1"},{"b":"2"}]})",
       [](c x) {
         x.set_customer_session_fields(lc::session_fields{{"a", "1"}, {"b", "2"}}).get();
       }},
      {"set_customer_session_fields", R"({"session_fields":[{"a":"1"}]})",
       [](c x) {
         x.set_customer_session_fields(lc::set_customer_session_fields(lc::session_fields{{"a", "1"}})).get();
       }},
      {"start_chat", "{}", [](c x) { x.start_chat().get(); }},
      {"update_chat_properties", R"({"id":"C","properties":{"ns":{"colour":"red"}}})",
       [](c x) { x.update_chat_properties("C", props).get(); }},
      {"update_chat_properties", R"({"id":"C","properties":{"ns":{"colour":"red"}}})",
       [](c x) { x.update_chat_properties(lc::update_chat_properties("C", props)).get(); }},
      {"update_customer", R"({"name":"Ida"})", [](c x) { x.update_customer(lc::update_customer("Ida")).get(); }},
      {"update_customer_page", R"({"url":"https://a.example"})",
       [](c x) { x.update_customer_page("https://a.example").get(); }},
      {"update_customer_page", R"({"url":"https://a.example","title":"A"})",
       [](c x) { x.update_customer_page(lc::update_customer_page("https://a.example", "A")).get(); }},
      {"update_event_properties",
       R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"ns":{"colour":"red"}}})",
       [](c x) { x.update_event_properties("C", "T", "E", props).get(); }},
      {"update_event_properties",
       R"({"chat_id":"C","thread_id":"T","event_id":"E","properties":{"ns":{"colour":"red"}}})",
       [](c x) { x.update_event_properties(lc::update_event_properties("C", "T", "E", props)).get(); }},
      {"update_thread_properties", R"({"chat_id":"C","thread_id":"T","properties":{"ns":{"colour":"red"}}})",
       [](c x) { x.update_thread_properties("C", "T", props).get(); }},
      {"update_thread_properties", R"({"chat_id":"C","thread_id":"T","properties":{"ns":{"colour":"red"}}})",
       [](c x) { x.update_thread_properties(lc::update_thread_properties("C", "T", props)).get(); }},
  };
}

}  // namespace

TEST_CASE("every_action_sends_its_sample_and_reads_the_answer") {
  recording_service service;
  lc::client client(service.client_config());
  std::size_t called = 0;
  lc::actions::for_each([&]<class Action>() {
    if constexpr (lc::callable_action<Action>) {
      const auto name = lc::description<Action>.name;
      CAPTURE(std::string(name));
      auto request = lc::wire::decode<Action>(request_payload(name), lc::wire::shape::sent);
      REQUIRE(std::holds_alternative<Action>(request));
      service.answer(std::string(name), answer_payload(name));
      auto answer = client.call(std::get<Action>(std::move(request))).try_get();
      CAPTURE(answer ? std::string() : answer.error().what());
      REQUIRE(answer);
      CHECK(canonical(lc::wire::encode(*answer)) == canonical(answer_payload(name)));
      const auto sent = service.requests().back();
      CHECK(sent.action == name);
      CHECK(sent.version.empty());
      CHECK(canonical(sent.payload) == canonical(request_payload(name)));
      ++called;
    }
  });
  CHECK(called == 32);
  CHECK(service.requests().size() == called);
}

TEST_CASE("every_member_sends_its_action_with_its_arguments") {
  recording_service service;
  for (const auto& name : callable_names()) service.answer(name, answer_payload(name));
  lc::client client(service.client_config());
  std::set<std::string> called;
  for (const auto& one : members()) {
    CAPTURE(one.action);
    REQUIRE_NOTHROW(one.call(client));
    const auto sent = service.requests().back();
    CHECK(sent.action == one.action);
    CHECK(sent.payload == one.payload);
    called.insert(one.action);
  }
  CHECK(called == callable_names());
}

TEST_CASE("an_answer_that_does_not_fit_is_told_with_its_field") {
  recording_service service;
  service.answer("get_form", R"({"form":{"fields":[]}})");
  lc::client client(service.client_config());
  const auto answer = client.get_form(0, lc::form_type::prechat).try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::client_errc::unexpected_answer);
  CHECK(answer.error().detail() == "enabled: missing");
}
