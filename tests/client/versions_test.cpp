// SPDX-License-Identifier: Apache-2.0
// Which version of the API is spoken, and what it has.
#include <doctest/doctest.h>

#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "client/action_calls.hpp"
#include "recording_service.hpp"

namespace lc = livechat::customer;
using lc::api_version;
using livechat::testing_support::recording_service;

namespace {

constexpr api_version all_versions[] = {api_version::v3_4, api_version::v3_5, api_version::v3_6, api_version::v3_7};

lc::call_options in(api_version version) { return lc::call_options().version(version); }

lc::config speaking(const recording_service& service, api_version version) {
  return service.client_config().version(version);
}

/// The error of a call that must have one.
template <class T>
lc::error error_of(lc::operation<T> call) {
  const auto answer = call.try_get();
  REQUIRE(!answer);
  return answer.error();
}

}  // namespace

TEST_CASE("the_version_of_the_config_is_in_the_address") {
  for (const auto version : all_versions) {
    recording_service service;
    lc::client client(speaking(service, version));
    client.ping().get();
    CHECK(service.target().rfind("/v" + std::string(to_string(version)) + "/customer/rtm/ws?organization_id=", 0) == 0);
    CHECK(service.login().version.empty());
    CHECK(service.requests().back().version.empty());
  }
  CHECK(lc::config("org").version() == api_version::v3_6);
}

TEST_CASE("each_version_has_the_actions_that_the_docs_list") {
  const std::set<std::string> from_3_6 = {"activate_customer_page", "deactivate_customer_page", "delete_event",
                                          "request_welcome_message", "send_greeting_button_clicked"};
  const std::set<std::string> up_to_3_6 = {"get_predicted_agent"};
  lc::actions::for_each([&]<class Action>() {
    const std::string name(lc::description<Action>.name);
    for (const auto version : all_versions) {
      CAPTURE(name);
      CAPTURE(to_string(version));
      const bool is_there = (version >= api_version::v3_6 || !from_3_6.contains(name)) &&
                            (version <= api_version::v3_6 || !up_to_3_6.contains(name));
      CHECK(lc::detail::not_in_version(lc::description<Action>, version).has_value() == !is_there);
    }
  });
}

TEST_CASE("an_action_that_the_version_does_not_have_is_refused_before_it_is_sent") {
  recording_service service;
  lc::client older(speaking(service, api_version::v3_5));
  const auto early = error_of(older.delete_event("C", "T", "E"));
  CHECK(early.code() == lc::client_errc::not_in_version);
  CHECK(early.outcome() == lc::outcome::not_sent);
  CHECK_FALSE(early.retryable());
  CHECK(early.action() == "delete_event");
  CHECK(std::string(early.what()) ==
        "delete_event: not in this version of the API: the first one that has it is 3.6, this is 3.5"
        " (outcome: not sent)");
  lc::client newer(speaking(service, api_version::v3_7));
  const auto late = error_of(newer.get_predicted_agent());
  CHECK(late.code() == lc::client_errc::not_in_version);
  CHECK(std::string(late.what()) ==
        "get_predicted_agent: not in this version of the API: the last one that has it is 3.6, this is 3.7;"
        " use request_welcome_message (outcome: not sent)");
  CHECK(service.requests().empty());
  CHECK(service.target().empty());
}

TEST_CASE("a_request_may_ask_for_a_later_version_than_the_connections") {
  recording_service service;
  lc::client client(speaking(service, api_version::v3_5));
  static_cast<void>(client.list_chats({}, in(api_version::v3_5)).try_get());
  static_cast<void>(client.list_chats({}, in(api_version::v3_7)).try_get());
  static_cast<void>(client.list_chats().try_get());
  const auto sent = service.requests();
  REQUIRE(sent.size() == 3);
  CHECK(sent[0].version == "3.5");
  CHECK(sent[1].version == "3.7");
  CHECK(sent[2].version.empty());
}

TEST_CASE("the_version_of_a_request_decides_which_actions_and_fields_there_are") {
  recording_service service;
  lc::client client(speaking(service, api_version::v3_5));
  CHECK(client.delete_event("C", "T", "E", in(api_version::v3_6)).try_get());
  CHECK(service.requests().back().version == "3.6");
  CHECK(error_of(client.get_predicted_agent({}, in(api_version::v3_7))).code() == lc::client_errc::not_in_version);
  lc::update_customer request("Ida");
  request.address.emplace().city = "Oslo";
  const auto refused = error_of(client.update_customer(request));
  CHECK(refused.code() == lc::client_errc::invalid_request);
  CHECK(refused.detail() == "address: needs API version 3.6, this is 3.5");
  CHECK(client.update_customer(request, in(api_version::v3_6)).try_get());
  CHECK(service.requests().size() == 2);
}

TEST_CASE("a_request_may_not_ask_for_an_older_version") {
  recording_service service;
  lc::client client(service.client_config());
  for (const auto& no : {error_of(client.ping({}, in(api_version::v3_5))),
                         error_of(client.request("ping", {}, in(api_version::v3_5)))}) {
    CHECK(no.code() == lc::client_errc::invalid_request);
    CHECK(no.outcome() == lc::outcome::not_sent);
    CHECK(no.action() == "ping");
    CHECK(no.detail() == "version: 3.5 is older than the connection's, 3.6");
  }
  CHECK(service.requests().empty());
}

TEST_CASE("a_raw_request_is_sent_in_any_later_version_whatever_its_action") {
  recording_service service;
  lc::client client(service.client_config());
  CHECK(client.request("get_predicted_agent", {}, in(api_version::v3_7)).try_get());
  CHECK(client.request("no_such_action").try_get());
  const auto sent = service.requests();
  REQUIRE(sent.size() == 2);
  CHECK(sent[0].version == "3.7");
  CHECK(sent[0].action == "get_predicted_agent");
  CHECK(sent[1].version.empty());
}

TEST_CASE("a_list_of_chats_reads_alike_in_both_versions") {
  recording_service service;
  service.answer("list_chats", R"({"total_chats":1,"chats_summary":[{"id":"C","last_thread_id":"T",)"
                               R"("users":[],"active":true}]})");
  service.answer("list_chats", R"({"total_chats":1,"chats_info":[{"id":"C","last_thread_info":{"id":"T"},)"
                               R"("users":[],"active":true}]})");
  lc::client client(service.client_config());
  const auto older = client.list_chats().get();
  const auto newer = client.list_chats({}, in(api_version::v3_7)).get();
  CHECK(older.chats_summary == newer.chats_summary);
  CHECK(newer.chats_summary.at(0).last_thread_id == "T");
}

TEST_CASE("a_conversation_is_held_in_every_version") {
  livechat::testing::emulator emu(livechat::testing::emulator_options().pace(0));
  for (const auto version : all_versions) {
    CAPTURE(to_string(version));
    lc::client client(emu.client_config().version(version));
    const auto chat = client.start_chat().get();
    const auto sent = client.send_event(chat.chat_id, lc::message("Hello")).get();
    CHECK_FALSE(sent.event_id.empty());
    const auto listed = client.list_chats().get();
    REQUIRE(listed.chats_summary.size() == 1);
    CHECK(listed.chats_summary[0].last_thread_id == chat.thread_id);
    const auto newest = client.list_chats({}, in(api_version::v3_7)).get();
    CHECK(newest.chats_summary.at(0).last_thread_id == chat.thread_id);
  }
}
