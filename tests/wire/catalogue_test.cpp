// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <livechat/customer/error.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/customer/structures.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wire/catalogue_entries.hpp"
#include "wire/catalogue_words.hpp"

namespace {

using namespace livechat::customer;
using wire::entry;
using wire::test::action;
using wire::test::event_named;
using wire::test::structure;
using names = std::vector<std::string_view>;

const wire::field_row& row_at(const std::vector<wire::field_row>& rows, std::string_view place) {
  const auto all = wire::with_nested(rows);
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.place == place; });
  REQUIRE(found != all.end());
  return *found->row;
}

names names_of(const std::vector<wire::action_failure>& all) {
  names out;
  for (const auto& one : all) out.push_back(one.action);
  return out;
}

bool has(const names& all, std::string_view name) { return std::find(all.begin(), all.end(), name) != all.end(); }

}  // namespace

TEST_CASE("the catalogue has everything that has a table, each name once") {
  for (const auto* all : {&wire::actions_catalogue(), &wire::pushes_catalogue(), &wire::events_catalogue(),
                          &wire::structures_catalogue()}) {
    std::set<std::string_view> seen;
    for (const entry& one : *all) {
      CAPTURE(one.about->name);
      CHECK(seen.insert(one.about->name).second);
      CHECK_FALSE(one.about->text.empty());
      CHECK_FALSE(one.about->source.empty());
    }
  }
}

TEST_CASE("every structure that a field names is there") {
  for (const auto* all : {&wire::actions_catalogue(), &wire::pushes_catalogue(), &wire::events_catalogue(),
                          &wire::structures_catalogue()}) {
    for (const entry& one : *all) {
      for (const auto* rows : {&one.fields, &one.answer}) {
        for (const auto& placed : wire::with_nested(*rows)) {
          CAPTURE(one.about->name);
          CAPTURE(placed.place);
          const std::string_view ref = placed.row->ref;
          CHECK_FALSE(placed.row->text.empty());
          CHECK((ref.empty() || wire::find_entry(describe::kind::structure, ref) != nullptr));
        }
      }
    }
  }
}

TEST_CASE("pushes and errors that an action names are there") {
  for (const entry& one : wire::actions_catalogue()) {
    CAPTURE(one.about->name);
    for (const auto& [push, condition] : wire::consequences_of(*one.about)) {
      CHECK(wire::find_entry(describe::kind::push, push) != nullptr);
      CHECK(has(wire::actions_that_cause(push), one.about->name));
    }
    for (const auto& failure : wire::failures_of(*one.about)) {
      if (failure.type.empty()) continue;
      CHECK(server_errc_of(failure.type) != server_errc::unknown_type);
      CHECK(has(names_of(wire::actions_that_fail_with(failure.type)), one.about->name));
    }
  }
}

TEST_CASE("the errors that any action can fail with are named") {
  CHECK(wire::general_errors() == names{"authentication", "authorization", "internal", "pending_requests_limit_reached",
                                        "request_timeout", "service_unavailable", "too_many_requests", "validation"});
}

TEST_CASE("no push is called like another") {
  std::set<std::string_view> seen;
  for (const entry& one : wire::pushes_catalogue()) {
    CHECK(seen.insert(one.about->name).second);
    if (!one.about->also_named.empty()) CHECK(seen.insert(one.about->also_named).second);
  }
}

TEST_CASE("every action and push says where it stands in the docs") {
  for (const auto* all : {&wire::actions_catalogue(), &wire::pushes_catalogue()}) {
    for (const entry& one : *all) {
      CAPTURE(one.about->name);
      CHECK_FALSE(one.about->group.empty());
    }
  }
}

TEST_CASE("rows tell their type as the docs do, and as people do") {
  const auto& threads = action("list_threads");
  CHECK(row_at(threads.fields, "limit").type == "number");
  CHECK(row_at(threads.fields, "sort_order").words == names{"asc", "desc"});
  CHECK(row_at(threads.answer, "threads").type == "array<object>");
  CHECK(row_at(threads.answer, "threads").shown == "thread");
  CHECK(row_at(threads.answer, "threads").is_list);
  CHECK(row_at(threads.answer, "threads[].created_at").shown == "time");
  CHECK(row_at(threads.answer, "threads[].created_at").type == "string");
  CHECK(row_at(action("list_group_statuses").answer, "groups_status").type == "map<string,string>");
  CHECK(row_at(action("login").fields, "pushes").ref.empty());
  CHECK(row_at(action("login").fields, "token").type == "string");
  CHECK(row_at(action("delete_chat_properties").fields, "properties").ref == "properties_to_delete");
  CHECK(row_at(action("set_customer_session_fields").fields, "session_fields").type == "array<object>");
  CHECK(row_at(event_named("message").fields, "type").words == names{"message"});
}

TEST_CASE("nested rows stand behind their parent, with lists and maps in their place") {
  std::vector<std::string> places;
  for (const auto& placed : wire::with_nested(structure("chat_summary").fields)) places.push_back(placed.place);
  const auto parent = std::find(places.begin(), places.end(), "last_event_per_type");
  REQUIRE(parent != places.end());
  CHECK(parent[1] == "last_event_per_type.<key>.thread_id");
  CHECK(wire::with_nested(action("start_chat").fields, [](const auto&) { return false; }).size() ==
        action("start_chat").fields.size());
}

TEST_CASE("what a customer cannot send is known") {
  CHECK(event_named("message").is_sendable);
  CHECK_FALSE(event_named("system").is_sendable);
  CHECK(event_named("system").cpp_name == "system_event");
  CHECK(structure("incoming_chat.chat").cpp_name == "incoming_chat_chat");
}

TEST_CASE("unions name their alternatives, and structures those who have them") {
  CHECK(structure("user").alternatives == names{"user_customer", "user_agent"});
  CHECK(structure("event").alternatives.size() == 8);
  CHECK(has(wire::users_of("event"), "send_event"));
  CHECK(has(wire::users_of("thread"), "list_threads"));
  CHECK(wire::find_entry(describe::kind::structure, "unknown_event") == nullptr);
}
