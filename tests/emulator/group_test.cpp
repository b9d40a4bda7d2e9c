// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/rig.hpp"

// What a license has set up: groups, forms, agents, welcome messages, pages.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

std::string group(int id) { return R"({"group_id":)" + std::to_string(id) + "}"; }

customer::request_welcome_message::response welcome(rig& world, connection_id me, std::string_view payload = "{}") {
  return answer_of<customer::request_welcome_message::response>(world.call(me, "request_welcome_message", payload));
}

}  // namespace

TEST_CASE("list_group_statuses tells of all groups or of those that are named, unknown ones left out") {
  rig world;
  const auto me = world.log_in();
  const auto ask = [&](const char* payload) { return world.call(me, "list_group_statuses", payload); };
  const char* const everything =
      R"({"groups_status":{"0":"online","1":"online","2":"online_for_queue","3":"offline"}})";
  CHECK(ask(R"({"all":true})").payload == everything);
  CHECK(ask(R"({"all":true,"group_ids":[1]})").payload == everything);
  CHECK(ask(R"({"group_ids":[3,99,0]})").payload == R"({"groups_status":{"0":"online","3":"offline"}})");
  CHECK(error_type(ask("{}")) == "validation");
  CHECK(error_type(ask(R"({"all":false})")) == "validation");
}

TEST_CASE("get_form gives the form of the group, or that of group 0, or says that it is switched off") {
  rig world;
  const auto me = world.log_in();
  const auto ask = [&](int id, const char* type) {
    return world.call(me, "get_form", object({{"type", type}}, R"("group_id":)" + std::to_string(id)));
  };
  const auto prechat = answer_of<customer::get_form::response>(ask(0, "prechat"));
  CHECK(prechat.enabled);
  REQUIRE(prechat.form.has_value());
  CHECK(prechat.form->id == "1001");
  CHECK(prechat.form->fields.at(0).type == customer::form_field_type::header);
  CHECK(prechat.form->fields.at(3).options.at(1).group_id == 1);
  CHECK(answer_of<customer::get_form::response>(ask(1, "postchat")).form->id == "1002");
  CHECK(answer_of<customer::get_form::response>(ask(0, "ticket")).form->id == "1003");
  CHECK(ask(3, "prechat").payload == R"({"enabled":false})");
  CHECK(error_type(ask(99, "prechat")) == "group_not_found");
  CHECK(error_type(ask(0, "ask_for_email")) == "validation");
  CHECK(error_type(ask(0, "novel")) == "validation");
  CHECK(error_message(world.call(me, "get_form", R"({"type":"prechat"})")) == "group_id: missing");
}

TEST_CASE("get_predicted_agent names the agent who would get the chat, and is right") {
  rig world;
  const auto me = world.log_in();
  const auto answer = answer_of<customer::get_predicted_agent::response>(world.call(me, "get_predicted_agent"));
  REQUIRE(answer.agent.has_value());
  CHECK(answer.agent->name == "Support bot");
  CHECK(answer.agent->is_bot);
  CHECK(!answer.queue);
  world.call(me, "start_chat");
  CHECK(world.under_test().state().chats().begin()->second.agent_id == answer.agent->id);
}

TEST_CASE("get_predicted_agent goes by the group of the login, and of the page") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto in_group = [&](const char* more) { return world.call(world.log_in(token, more), "get_predicted_agent"); };
  CHECK(answer_of<customer::get_predicted_agent::response>(in_group(R"(,"group_id":2)")).queue);
  CHECK(error_type(in_group(R"(,"group_id":3)")) == "group_offline");
  CHECK(answer_of<customer::get_predicted_agent::response>(
            in_group(R"(,"group_id":3,"customer_page":{"url":"https://example.com/returns"})"))
            .queue);
}

TEST_CASE("without an agent who takes chats a group is unavailable") {
  rig world(silent());
  const auto me = world.log_in();
  CHECK(error_type(world.call(me, "get_predicted_agent")) == "group_unavailable");
  CHECK(error_type(world.call(me, "request_welcome_message")) == "group_unavailable");
}

TEST_CASE("request_welcome_message is answered with the agent, then the message is pushed") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto me = world.log_in(token);
  const auto also_me = world.log_in(token);
  const auto name = world.request(me, "request_welcome_message");
  const auto texts = world.texts(me);
  REQUIRE(texts.size() == 2);
  const auto frame = wire::decode_frame(texts[0]);
  const auto answer = answer_of<customer::request_welcome_message::response>(std::get<wire::response_frame>(frame));
  CHECK(answer.predicted_agent.bot_type == customer::bot_type::chatbot);
  const auto push = read_push<customer::incoming_welcome_message>(texts[1]);
  CHECK(push.id == answer.id);
  CHECK(push.event.text() == "Hello! How can I help you?");
  CHECK(push.event.author_id() == answer.predicted_agent.id);
  CHECK(push.event.id().empty());
  CHECK(world.story(also_me) == story{"push incoming_welcome_message"});
}

TEST_CASE("a welcome message can be asked for again by its id") {
  rig world;
  const auto me = world.log_in();
  const auto first = welcome(world, me);
  const auto text = world.next_text(me);
  CHECK(welcome(world, me, object({{"id", first.id}})).id == first.id);
  CHECK(read_push<customer::incoming_welcome_message>(world.next_text(me).value_or("")) ==
        read_push<customer::incoming_welcome_message>(text.value_or("")));
  CHECK(error_type(world.call(me, "request_welcome_message", object({{"id", "never"}}))) == "not_found");
}

TEST_CASE("a welcome message goes by the group that is named") {
  rig world;
  const auto me = world.log_in();
  CHECK(welcome(world, me, group(2)).queue);
  CHECK(error_type(world.call(me, "request_welcome_message", group(3))) == "group_offline");
  CHECK(error_type(world.call(me, "request_welcome_message", group(99))) == "group_not_found");
}

TEST_CASE("get_url_info tells what is known of a page, and of others only the URL") {
  rig world;
  const auto me = world.log_in();
  const auto ask = [&](const char* url) { return world.call(me, "get_url_info", object({{"url", url}})); };
  const auto known = answer_of<customer::get_url_info::response>(ask("https://example.com"));
  CHECK(known.title == "Example Domain");
  CHECK(known.image_width == 200);
  CHECK(ask("http://10.0.0.1/private?x").payload == R"({"url":"http://10.0.0.1/private?x"})");
  for (const auto* url :
       {"example.com", "ftp://example.com", "https://", "https:///path", "https://a b", "javascript:x"}) {
    CHECK_MESSAGE(error_type(ask(url)) == "validation", url);
  }
}
