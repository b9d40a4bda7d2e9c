// SPDX-License-Identifier: Apache-2.0
// What is refused before it is sent, and what is not when the config says so.
#include <doctest/doctest.h>

#include <functional>
#include <livechat/customer.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "recording_service.hpp"

namespace lc = livechat::customer;
using livechat::testing_support::recording_service;

namespace {

/// Calls an action; gives the error there is.
using caller = std::function<std::optional<lc::error>(lc::client&)>;

template <class Action>
caller calling(Action request) {
  return [request = std::move(request)](lc::client& client) -> std::optional<lc::error> {
    const auto answer = client.call(request).try_get();
    if (answer) return std::nullopt;
    return answer.error();
  };
}

lc::list_chats page_with_limit() {
  lc::list_chats out;
  out.limit = 5;
  out.page_id = "P";
  return out;
}

lc::list_chats chats(std::int64_t limit) {
  lc::list_chats out;
  out.limit = limit;
  return out;
}

lc::list_chats chats_in_order(std::string word) {
  lc::list_chats out;
  out.sort_order = lc::open_enum<lc::sort_order>(std::move(word));
  return out;
}

lc::list_threads counted_twice() {
  lc::list_threads out("C");
  out.limit = 3;
  out.min_events_count = 3;
  return out;
}

lc::start_chat with_two_users() {
  lc::initial_chat chat;
  chat.users = {lc::initial_user("A"), lc::initial_user("B")};
  return lc::start_chat(chat);
}

/// A request that breaks a rule: how that is told, and what goes over the wire when nobody looks.
struct mistake {
  std::string words;
  std::string payload;
  caller call;
};

std::vector<mistake> mistakes() {
  return {
      {"chat_id: missing", R"({"chat_id":""})", calling(lc::get_chat())},
      {"limit: at most 25", R"({"limit":26})", calling(chats(26))},
      {"limit: not together with page_id", R"({"limit":5,"page_id":"P"})", calling(page_with_limit())},
      {"sort_order: none of: asc, desc", R"({"sort_order":"up"})", calling(chats_in_order("up"))},
      {"only one of limit, min_events_count may be set", R"({"chat_id":"C","limit":3,"min_events_count":3})",
       calling(counted_twice())},
      {"at least one of all, group_ids must be set", "{}", calling(lc::list_group_statuses())},
      {"at least one of name, email, avatar, session_fields, omnichannel, address must be set", "{}",
       calling(lc::update_customer())},
      {"chat.users: 2 entries, at most 1 are allowed",
       R"({"chat":{"users":[{"id":"A","type":"customer"},{"id":"B","type":"customer"}]}})", calling(with_two_users())},
      {"properties[0]: a namespace holds an object of names and values", R"({"id":"C","properties":{"ns":7}})",
       calling(lc::update_chat_properties("C", R"({"ns":7})"))},
  };
}

}  // namespace

TEST_CASE("a_request_that_breaks_a_rule_is_refused_before_it_is_sent") {
  recording_service service;
  lc::client client(service.client_config());
  for (const auto& one : mistakes()) {
    CAPTURE(one.words);
    const auto no = one.call(client);
    REQUIRE(no);
    CHECK(no->code() == lc::client_errc::invalid_request);
    CHECK(no->outcome() == lc::outcome::not_sent);
    CHECK(no->detail() == one.words);
  }
  CHECK(service.requests().empty());
  CHECK(service.target().empty());
}

TEST_CASE("without_local_checks_the_service_is_the_judge") {
  recording_service service;
  lc::client client(service.client_config().validate_requests(false));
  for (const auto& one : mistakes()) {
    CAPTURE(one.words);
    static_cast<void>(one.call(client));
    const auto sent = service.requests();
    REQUIRE_FALSE(sent.empty());
    CHECK(sent.back().payload == one.payload);
  }
  CHECK(service.requests().size() == mistakes().size());
}

TEST_CASE("without_local_checks_what_is_no_json_is_refused_all_the_same") {
  recording_service service;
  lc::client client(service.client_config().validate_requests(false));
  for (const auto& call : {calling(lc::get_chat("\xFF")), calling(lc::update_chat_properties("C", "{")),
                           calling(lc::update_chat_properties("C", R"({}},"payload":{)"))}) {
    const auto no = call(client);
    REQUIRE(no);
    CHECK(no->code() == lc::client_errc::invalid_request);
    CHECK(no->detail().rfind("not JSON: ", 0) == 0);
  }
  const auto twice = client.ping({}, lc::call_options().extra(R"({"a":1,"a":2})")).try_get();
  REQUIRE(!twice);
  CHECK(twice.error().detail() == "extra.a: twice");
  CHECK(service.requests().empty());
}

TEST_CASE("without_local_checks_the_version_must_have_the_action_all_the_same") {
  recording_service service;
  lc::client client(service.client_config().version(lc::api_version::v3_5).validate_requests(false));
  const auto no = calling(lc::delete_event("C", "T", "E"))(client);
  REQUIRE(no);
  CHECK(no->code() == lc::client_errc::not_in_version);
  lc::update_customer newer("Ida");
  newer.phone_number = "+47";
  CHECK_FALSE(calling(newer)(client));
  CHECK(service.requests().back().payload == R"({"name":"Ida","phone_number":"+47"})");
}
