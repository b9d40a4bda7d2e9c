// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

// What connections of other versions than 3.6 can do, and what they are told.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

struct four_versions : conversation {
  connection_id v3_4 = world.log_in_as("3.4", token);
  connection_id v3_5 = world.log_in_as("3.5", token);
  connection_id v3_7 = world.log_in_as("3.7", token);
};

/// The answer to a frame that names a version.
std::string ask(rig& world, connection_id id, const std::string& version, const std::string& action) {
  world.texts(id);
  world.send(id, R"({"action":")" + action + R"(","version":")" + version + R"(","payload":{}})");
  const auto texts = world.texts(id);
  return texts.empty() ? "" : texts.front();
}

}  // namespace

TEST_CASE("actions that a version does not have are not known to it") {
  four_versions talk;
  const auto type = [&](connection_id id, const char* action) { return error_message(talk.world.call(id, action)); };
  for (const auto* newer : {"delete_event", "request_welcome_message", "send_greeting_button_clicked",
                            "activate_customer_page", "deactivate_customer_page"}) {
    CHECK_MESSAGE(type(talk.v3_5, newer).starts_with("action: there is no"), newer);
    CHECK_MESSAGE(!type(talk.me, newer).starts_with("action: there is no"), newer);
  }
  CHECK(type(talk.v3_7, "get_predicted_agent") == "action: there is no 'get_predicted_agent' in version 3.7");
  CHECK(!type(talk.v3_4, "get_predicted_agent").starts_with("action:"));
}

TEST_CASE("a frame of a higher version gets the actions and the shape of that version") {
  four_versions talk;
  CHECK(ask(talk.world, talk.v3_4, "3.6", "request_welcome_message").find("group_unavailable") != std::string::npos);
  CHECK(ask(talk.world, talk.me, "3.7", "get_predicted_agent").find("there is no") != std::string::npos);
  CHECK(ask(talk.world, talk.v3_4, "3.7", "list_chats").find("chats_info") != std::string::npos);
  CHECK(ask(talk.world, talk.v3_4, "3.4", "list_chats").find("chats_summary") != std::string::npos);
  CHECK(ask(talk.world, talk.v3_7, "3.6", "list_chats").find("unsupported_version") != std::string::npos);
}

TEST_CASE("list_chats has the shape of 3.7 there, which this client's decoder reads too") {
  four_versions talk;
  talk.say("x");
  const auto payload = talk.world.call(talk.v3_7, "list_chats").payload;
  CHECK(payload.find(R"("chats_info":[{"id":")" + talk.chat + R"(","last_thread_info":{"id":")" + talk.thread) !=
        std::string::npos);
  CHECK(payload.find("chats_summary") == std::string::npos);
  const auto read_back = read<customer::list_chats::response>(payload);
  REQUIRE(read_back.chats_summary.size() == 1);
  CHECK(read_back.chats_summary[0].last_thread_id == talk.thread);
  CHECK(read_back.chats_summary[0].last_event_per_type.at("message").event.text() == "x");
}

TEST_CASE("pushes come in the version of the connection, and only those that it has") {
  four_versions talk;
  talk.world.desk([](auto& desk) { return desk.set_availability(1, customer::group_availability::offline); });
  talk.world.texts(talk.v3_4);
  CHECK(talk.world.next_text(talk.v3_5).value_or("").starts_with(R"({"version":"3.5",)"));
  CHECK(talk.world.next_text(talk.v3_7).value_or("").starts_with(R"({"version":"3.7",)"));
  talk.world.desk([&](auto& desk) { return desk.preview(talk.chat, talk.an_agent(), "x"); });
  CHECK(talk.world.texts(talk.v3_4).empty());
  CHECK(talk.world.texts(talk.v3_5).empty());
  CHECK(talk.world.texts(talk.v3_7).size() == 1);
}

TEST_CASE("before 3.5 a multicast tells which groups changed their status") {
  four_versions talk;
  talk.world.desk([](auto& desk) { return desk.set_availability(1, customer::group_availability::offline); });
  const auto told = talk.world.texts(talk.v3_4);
  REQUIRE(told.size() == 1);
  CHECK(told[0].starts_with(R"({"version":"3.4","action":"incoming_multicast",)"));
  CHECK(read_push<customer::incoming_multicast>(told[0]).content.text() ==
        R"({"groups":[{"id":1,"status":"offline"}]})");
  CHECK(talk.world.story(talk.v3_5) == story{"push groups_status_updated"});
  CHECK(talk.world.story(talk.v3_7) == story{"push groups_status_updated"});
}

TEST_CASE("3.7 always says who sees a rich message, and its elements") {
  four_versions talk;
  const auto shown_to = [&](connection_id id, const customer::event& what) {
    talk.world.texts(id);
    talk.agent_says(what);
    return talk.world.next_text(id).value_or("");
  };
  talk.agent_says(customer::message("in"));
  const auto bare = shown_to(talk.v3_7, customer::rich_message(customer::rich_message_template::cards));
  CAPTURE(bare);
  CHECK(bare.find(R"("visibility":"all","template_id":"cards","elements":[])") != std::string::npos);
  customer::rich_message hidden = customer::rich_message::cards({customer::rich_message_element("T")});
  hidden.recipients = customer::recipients::all;
  const auto in_3_7 = shown_to(talk.v3_7, hidden);
  CHECK(in_3_7.find(R"("visibility":"all")") != std::string::npos);
  CHECK(in_3_7.find("recipients") == std::string::npos);
  const auto* read_back = read_push<customer::incoming_event>(in_3_7).event.as<customer::rich_message>();
  REQUIRE(read_back != nullptr);
  const auto in_3_6 = shown_to(talk.v3_5, hidden);
  CHECK(in_3_6.find(R"("recipients":"all")") != std::string::npos);
  CHECK(in_3_6.find("visibility") == std::string::npos);
  const auto chat = talk.world.call(talk.v3_7, "get_chat", object({{"chat_id", talk.chat}})).payload;
  CHECK(chat.find(R"("visibility":"all","template_id":"cards","elements":[])") != std::string::npos);
}

TEST_CASE("products are known from 3.6 on") {
  four_versions talk;
  const auto products = [&](connection_id id) {
    return talk.world.call(
        id, "send_event",
        object({{"chat_id", talk.chat}}, R"("event":{"type":"rich_message","template_id":"ecommerce"})"));
  };
  CHECK(error_message(products(talk.v3_4)) == "event.template_id: ecommerce needs API version 3.6, this is 3.4");
  CHECK(error_type(products(talk.v3_5)) == "validation");
  talk.world.texts(talk.v3_4);
  CHECK(error_type(products(talk.me)) == "none");
  CHECK(talk.world.texts(talk.v3_4).empty());
  CHECK(talk.world.call(talk.v3_4, "get_chat", object({{"chat_id", talk.chat}})).payload.find("ecommerce") ==
        std::string::npos);
}

TEST_CASE("pushes of other versions come to those who subscribed to them") {
  conversation talk;
  const auto old =
      talk.world.log_in_as("3.4", talk.token, R"(,"pushes":{"3.4":["all"],"3.6":["incoming_event_preview"]})");
  const auto twice =
      talk.world.log_in_as("3.6", talk.token, R"(,"pushes":{"3.6":["incoming_event"],"3.7":["incoming_event"]})");
  talk.world.desk([&](auto& desk) { return desk.preview(talk.chat, talk.an_agent(), "x"); });
  CHECK(talk.world.next_text(old).value_or("").starts_with(R"({"version":"3.6",)"));
  talk.say("hello");
  CHECK(talk.world.story(twice) == story{"push incoming_event", "push incoming_event"});
  CHECK(talk.world.story(old) == story{"push incoming_event"});
}

TEST_CASE("events of a type that is newer than the version are left out") {
  four_versions talk;
  talk.agent_says(customer::message("in"));
  talk.world.texts(talk.v3_5);
  talk.agent_says(customer::system_event("cdp", "store_order_was_created", 1, "{}"));
  CHECK(talk.world.texts(talk.v3_5).empty());
  const auto in_chat = object({{"chat_id", talk.chat}});
  CHECK(talk.world.call(talk.v3_5, "get_chat", in_chat).payload.find("store_order") == std::string::npos);
  CHECK(talk.world.call(talk.v3_5, "list_chats").payload.find("store_order") == std::string::npos);
  CHECK(talk.world.call(talk.me, "get_chat", in_chat).payload.find("store_order") != std::string::npos);
}

TEST_CASE("older versions are told nothing of newer fields") {
  four_versions talk;
  talk.call("update_customer", R"({"name":"T","phone_number":"+1","address":{"city":"Town"}})");
  CHECK(talk.world.call(talk.v3_5, "get_customer").payload.find("phone_number") == std::string::npos);
  CHECK(talk.world.call(talk.v3_5, "get_customer").payload.find("address") == std::string::npos);
  CHECK(talk.world.call(talk.v3_7, "get_customer").payload.find("phone_number") != std::string::npos);
  talk.world.texts(talk.v3_4);
  talk.call("update_customer", R"({"name":"U","phone_number":"+2"})");
  const auto push = talk.world.next_text(talk.v3_4).value_or("");
  CHECK(push.find(R"("name":"U")") != std::string::npos);
  CHECK(push.find("phone_number") == std::string::npos);
  CHECK(talk.world.call(talk.v3_5, "update_customer_page", object({{"url", "https://a.example/sales"}})).payload ==
        "{}");
}
