// SPDX-License-Identifier: Apache-2.0
// Requests as they are written in coroutines: temporaries in a `co_await` expression, destroyed once (gcc 12).
#include <doctest/doctest.h>

#include <cstdint>
#include <livechat/customer.hpp>
#include <string>
#include <vector>

#include "recording_service.hpp"

namespace lc = livechat::customer;
using livechat::testing_support::recording_service;

namespace {

const std::string long_text(64, 'x');  // beyond what a std::string keeps inside

// gcc 12 takes no braced list inside a `co_await` expression ("array used as initializer"): values that need one are
// made before.
lc::task<std::string> visit(lc::client& client) {
  const lc::properties_to_delete names = {{"ns", {"tea", long_text}}};
  const std::vector<std::int64_t> groups = {0, 4, 12};
  const std::vector<lc::event> events = {lc::message(long_text)};
  co_await client.update_customer_page(lc::update_customer_page("https://a.example/" + long_text, long_text));
  co_await client.set_customer_session_fields(lc::session_fields().add("basket", long_text).add("currency", "NOK"));
  co_await client.update_customer(lc::update_customer(long_text, long_text + "@a.example"));
  const auto statuses = co_await client.list_group_statuses(lc::list_group_statuses(groups));
  const auto form = co_await client.get_form(0, lc::form_type::prechat);
  const auto chat = co_await client.start_chat(lc::start_chat(lc::initial_chat(events)));
  co_await client.update_chat_properties(chat.chat_id, lc::properties(R"({"ns":{"tea":")" + long_text + R"("}})"));
  co_await client.delete_chat_properties(chat.chat_id, names);
  co_await client.send_rich_message_postback(chat.chat_id, chat.thread_id, "E", lc::postback(long_text));
  co_await client.mark_events_as_seen(chat.chat_id, lc::timestamp("2017-10-12T15:19:21.010200Z"));
  const auto again = co_await client.resume_chat(lc::resume_chat(lc::resumed_chat("C", events)));
  co_return std::to_string(statuses.groups_status.size()) + (form.enabled ? " on " : " off ") + again.thread_id;
}

}  // namespace

TEST_CASE("requests_are_made_inside_co_await_expressions") {
  recording_service service;
  service.answer("list_group_statuses", R"({"groups_status":{"0":"online","4":"offline"}})");
  service.answer("get_form", R"({"enabled":false})");
  service.answer("start_chat", R"({"chat_id":"C","thread_id":"T","event_ids":["E"]})");
  service.answer("resume_chat", R"({"thread_id":"T2"})");
  lc::client client(service.client_config());
  CHECK(client.spawn(visit(client)).get() == "2 off T2");
  CHECK(service.requests().size() == 11);
  CHECK(service.requests()[7].payload == R"({"id":"C","properties":{"ns":["tea",")" + long_text + R"("]}})");
}
