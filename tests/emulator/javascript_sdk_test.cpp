// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"
#include "emulator/member_path.hpp"

// What the vendor's JavaScript SDK (customer-sdk 4.0.2, which speaks version 3.5) reads without looking whether it is
// there: it throws, or waits for ever, when it is not. Found by running that SDK; the docs have none of it.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

using paths = std::vector<std::string_view>;

constexpr const char* a_message = R"("events":[{"type":"message","text":"hi","custom_id":"mine"}])";

/// A connection of version 3.5 that has just logged in, and what it was told.
struct browser {
  explicit browser(std::string_view more = "") {
    world.under_test().license().agents.front().takes_chats = true;
    answer = world.call(me, "login", R"({"token":")" + token + R"(","is_mobile":false)" + std::string(more) + "}");
    world.texts(me);
  }

  /// What the answer to a request of the SDK lacks.
  std::string lacks(std::string_view action, std::string_view payload, const paths& wanted) {
    const auto got = world.call(me, action, payload);
    return got.error ? error_type(got) : missing(got.payload, wanted);
  }

  /// What the push lacks that follows a request and carries its id.
  std::string push_lacks(std::string_view action, std::string_view payload, std::string_view push,
                         const paths& wanted) {
    world.texts(me);
    const auto id = world.request(me, action, payload);
    for (const auto& text : world.texts(me)) {
      const auto frame = wire::decode_frame(text);
      const auto* found = std::get_if<wire::push_frame>(&frame);
      if (found != nullptr && found->action == push && found->request_id == id) return missing(found->payload, wanted);
    }
    return "no such push";
  }

  /// The payload of the next push.
  std::string pushed() {
    const auto frame = wire::decode_frame(world.next_text(me).value_or(""));
    const auto* found = std::get_if<wire::push_frame>(&frame);
    return found == nullptr ? std::string() : found->payload;
  }

  rig world{silent()};
  std::string token = world.under_test().issue_token();
  connection_id me = world.connect({"3.5", world.under_test().organization_id()});
  wire::response_frame answer;
};

/// With an open chat that has a message.
struct talking_browser : browser {
  talking_browser() {
    const auto started = answer_of<customer::start_chat::response>(
        world.call(me, "start_chat", std::string(R"({"chat":{"thread":{)") + a_message + "}}}"));
    chat = started.chat_id;
    thread = started.thread_id;
    world.texts(me);
  }

  std::string chat;
  std::string thread;
};

}  // namespace

TEST_CASE("a login brings the JavaScript SDK all six numbers, a list of chats and the private settings") {
  browser fresh(R"(,"pushes":{"3.5":["incoming_chat"]},"customer":{"name":"Thomas"})");
  CHECK(missing(fresh.answer.payload,
                {"customer.id", "customer.statistics.chats_count", "customer.statistics.threads_count",
                 "customer.statistics.visits_count", "customer.statistics.page_views_count",
                 "customer.statistics.greetings_shown_count", "customer.statistics.greetings_accepted_count", "chats",
                 "has_active_thread", "__priv_dynamic_config.customer_groups.monitoring.id",
                 "__priv_dynamic_config.online_groups_ids"}) == "");
}

TEST_CASE("a login lists each chat with what is unread and whether it is open") {
  talking_browser known;
  const auto again = [&] {
    const auto id = known.world.connect({"3.5", known.world.under_test().organization_id()});
    return answer_of<customer::login::response>(known.world.call(id, "login", object({{"token", known.token}})));
  };
  auto open = again();
  REQUIRE(open.chats.size() == 1);
  CHECK(open.chats[0].chat_id == known.chat);
  CHECK(open.chats[0].has_active_thread == true);
  CHECK(!open.chats[0].has_unread_events);
  known.world.call(known.me, "deactivate_chat", object({{"id", known.chat}}));
  CHECK(again().chats.at(0).has_active_thread == false);
}

TEST_CASE("the private settings name the groups that take chats, and the one of the customer") {
  browser fresh(R"(,"group_id":1)");
  const auto settings = [](const wire::response_frame& from) {
    return docs(answer_of<customer::login::response>(from).dynamic_config.text()).is_there()
               ? answer_of<customer::login::response>(from).dynamic_config.text()
               : std::string();
  };
  CHECK(settings(fresh.answer) == R"({"online_groups_ids":[0,1,2],"customer_groups":{"monitoring":{"id":1}}})");
  fresh.world.desk([](auto& desk) { return desk.set_availability(0, customer::group_availability::offline); });
  const auto id = fresh.world.connect({"3.6", fresh.world.under_test().organization_id()});
  CHECK(settings(fresh.world.call(id, "login", object({{"token", fresh.token}}))) ==
        R"({"online_groups_ids":[1,2],"customer_groups":{"monitoring":{"id":0}}})");
}

TEST_CASE("a greeting on display comes to the JavaScript SDK with its agent, at the login and by itself") {
  browser fresh;
  const auto who = fresh.world.under_test().state().customers().begin()->first;
  fresh.world.desk([&](auto& desk) { return desk.show_greeting(who, 7, fresh.world.agent()); });
  CHECK(missing(fresh.pushed(), {"agent.id", "agent.name", "unique_id", "event.type"}) == "");
  const auto id = fresh.world.connect({"3.5", fresh.world.under_test().organization_id()});
  const auto answer = fresh.world.call(id, "login", object({{"token", fresh.token}}));
  CHECK(missing(answer.payload, {"greeting.agent.id", "greeting.agent.name", "greeting.unique_id"}) == "");
}

TEST_CASE("chats that begin reach the JavaScript SDK with their list of events, which may have none") {
  const paths wanted = {"chat.id",
                        "chat.users[].id",
                        "chat.users[].type",
                        "chat.thread.id",
                        "chat.thread.active",
                        "chat.thread.user_ids[]",
                        "chat.thread.events",
                        "chat.thread.created_at"};
  browser fresh;
  CHECK(fresh.push_lacks("start_chat", R"({"active":true,"chat":{}})", "incoming_chat", wanted) == "");
  const auto chat = fresh.world.under_test().state().chats().begin()->first;
  fresh.world.call(fresh.me, "deactivate_chat", object({{"id", chat}}));
  const std::string named = R"({"active":true,"chat":)" + object({{"id", chat}}) + "}";
  CHECK(fresh.push_lacks("resume_chat", named, "incoming_chat", wanted) == "");
  CHECK(fresh.lacks("list_threads", object({{"chat_id", chat}}), {"threads[].events"}) == "");
  CHECK(fresh.lacks("get_chat", object({{"chat_id", chat}}), {"thread.events"}) == "");
}

TEST_CASE("events and closed chats come back to the JavaScript SDK under the id of its request") {
  talking_browser known;
  CHECK(known.push_lacks("send_event", message_event(known.chat, "x"), "incoming_event",
                         {"chat_id", "thread_id", "event.id", "event.author_id", "event.created_at", "event.type"}) ==
        "");
  CHECK(known.push_lacks("deactivate_chat", object({{"id", known.chat}}), "chat_deactivated",
                         {"chat_id", "thread_id", "user_id"}) == "");
}

TEST_CASE("lists have for the JavaScript SDK what it reads of their elements") {
  browser fresh;
  CHECK(fresh.lacks("list_chats", R"({"limit":10})", {"chats_summary", "total_chats"}) == "");
  talking_browser known;
  CHECK(known.lacks("list_chats", R"({"limit":10})",
                    {"chats_summary[].id", "chats_summary[].users[].id", "total_chats",
                     "chats_summary[].last_event_per_type.message.thread_id",
                     "chats_summary[].last_event_per_type.message.thread_created_at",
                     "chats_summary[].last_event_per_type.message.event.id"}) == "");
  CHECK(known.lacks("list_threads", object({{"chat_id", known.chat}}, R"("min_events_count":25)"),
                    {"threads[].id", "threads[].active", "threads[].user_ids[]", "threads[].events[].id",
                     "threads[].created_at"}) == "");
  CHECK(known.lacks("get_chat", object({{"chat_id", known.chat}, {"thread_id", known.thread}}),
                    {"id", "users[].id", "thread.id"}) == "");
}

TEST_CASE("what the JavaScript SDK asks for besides has what it reads") {
  browser fresh;
  CHECK(fresh.lacks("get_customer", "{}",
                    {"id", "statistics.chats_count", "statistics.threads_count", "statistics.visits_count",
                     "statistics.page_views_count", "statistics.greetings_shown_count",
                     "statistics.greetings_accepted_count"}) == "");
  CHECK(fresh.lacks("get_form", R"({"group_id":0,"type":"prechat"})", {"enabled", "form.id", "form.fields[].type"}) ==
        "");
  CHECK(fresh.lacks("get_form", R"({"group_id":3,"type":"prechat"})", {"enabled"}) == "");
  CHECK(fresh.lacks("get_predicted_agent", "{}", {"agent.id", "queue"}) == "");
  CHECK(fresh.lacks("get_url_info", R"({"url":"https://example.com"})", {"url"}) == "");
  CHECK(fresh.lacks("list_group_statuses", R"({"all":true})", {"groups_status.<id>"}) == "");
  CHECK(fresh.lacks("update_customer_page", R"({"title":"t","url":"https://example.com"})", {}) == "");
  CHECK(fresh.lacks("update_customer", R"({"name":"Thomas"})", {}) == "");
  CHECK(fresh.lacks("set_customer_session_fields", R"({"session_fields":[{"a":"b"}]})", {}) == "");
}

TEST_CASE("pushes on which the JavaScript SDK would break have what it reads") {
  talking_browser known;
  known.world.desk([](auto& desk) { return desk.set_availability(3, customer::group_availability::online); });
  CHECK(missing(known.pushed(), {"groups[].id", "groups[].status"}) == "");
  const auto agent = known.world.under_test().license().agents.back().id;
  known.world.desk([&](auto& desk) { return desk.transfer_chat(known.chat, agent, customer::transferred_to({2})); });
  CHECK(missing(known.pushed(), {"transferred_to.group_ids[]"}) == "");
  known.world.texts(known.me);
  known.world.under_test().disconnect_customer(known.world.now(), "misdirected_connection");
  known.world.drain();
  CHECK(known.pushed() == R"({"reason":"misdirected_connection","data":{}})");
}
