// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/requests/login.hpp>

#include "emulator/rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

std::string with_token(const std::string& token, std::string_view more = "") {
  return R"({"token":")" + token + R"(")" + std::string(more) + "}";
}

}  // namespace

TEST_CASE("a login is answered with the customer, then the side storage is pushed") {
  rig world;
  const auto id = world.connect();
  const auto token = world.under_test().issue_token();
  world.request(id, "login", with_token(token, R"(,"customer":{"name":"Thomas","email":"t@example.com"})"));
  const auto texts = world.texts(id);
  REQUIRE(texts.size() == 2);
  const auto frame = wire::decode_frame(texts[0]);
  REQUIRE(std::holds_alternative<wire::response_frame>(frame));
  const auto answer = read<customer::login::response>(std::get<wire::response_frame>(frame).payload);
  CHECK(answer.customer.id.size() == 36);
  CHECK(answer.customer.name == "Thomas");
  CHECK(answer.customer.email == "t@example.com");
  CHECK(!answer.has_active_thread);
  CHECK(answer.chats.empty());
  const auto push = read_push<customer::customer_side_storage_updated>(texts[1]);
  CHECK(push.customer_side_storage == std::map<std::string, std::string>{{"customer_visits", "1"}});
}

TEST_CASE("tokens are obviously fake and come from the seed") {
  service_settings settings;
  settings.seed = 7;
  service one(settings);
  service same(settings);
  const auto token = one.issue_token();
  CHECK(token.starts_with("emu:"));
  CHECK(token == same.issue_token());
  CHECK(one.issue_token() != token);
}

TEST_CASE("an unknown token is refused with authentication and the customer may try again") {
  rig world;
  const auto id = world.connect();
  CHECK(error_type(world.call(id, "login", with_token("emu:nobody"))) == "authentication");
  CHECK(world.closed(id) == nullptr);
  CHECK(error_type(world.call(id, "login", with_token(world.under_test().issue_token()))) == "none");
}

TEST_CASE("a refused login has the body that LiveChat's client for Python compares") {
  rig world;
  const auto answer = world.call(world.connect(), "login", with_token("emu:nobody"));
  CHECK(answer.payload == R"({"error":{"type":"authentication","message":"Invalid access token"}})");
}

TEST_CASE("a revoked token is refused with authentication") {
  rig world;
  const auto token = world.under_test().issue_token();
  world.under_test().revoke_token(world.now(), token);
  CHECK(error_type(world.call(world.connect(), "login", with_token(token))) == "authentication");
}

TEST_CASE("a failed login does not stop the 30 s") {
  rig world;
  const auto id = world.connect();
  world.advance(29s);
  world.call(id, "login", with_token("emu:nobody"));
  world.advance(1s);
  CHECK(world.closed(id) != nullptr);
}

TEST_CASE("the prefix Bearer is taken and not needed") {
  rig world;
  const auto token = world.under_test().issue_token();
  CHECK(error_type(world.call(world.connect(), "login", with_token("Bearer " + token))) == "none");
  CHECK(error_type(world.call(world.connect(), "login", with_token(token))) == "none");
}

TEST_CASE("a second login is refused with not_allowed and changes nothing") {
  rig world(silent());
  const auto id = world.log_in();
  CHECK(error_type(world.call(id, "login", with_token(world.under_test().issue_token()))) == "not_allowed");
  CHECK(error_type(world.call(id, "start_chat")) == "none");
}

TEST_CASE("a login without a token names the field") {
  rig world;
  CHECK(error_message(world.call(world.connect(), "login")) == "token: missing");
}

TEST_CASE("the side storage that the customer sends comes back counted up") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto visit = [&](const char* storage) {
    const auto id = world.connect();
    world.call(id, "login", with_token(token, std::string(R"(,"customer_side_storage":)") + storage));
    return read_push<customer::customer_side_storage_updated>(world.next_text(id).value_or("")).customer_side_storage;
  };
  using map = std::map<std::string, std::string>;
  CHECK(visit(R"({"customer_visits":"1","theme":"dark"})") == map{{"customer_visits", "2"}, {"theme", "dark"}});
  CHECK(visit("{}") == map{{"customer_visits", "1"}});
  CHECK(visit(R"({"customer_visits":"many"})") == map{{"customer_visits", "1"}});
}

TEST_CASE("the same customer finds the chat again after a new login, unread when the agent spoke meanwhile") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto first = world.log_in(token);
  world.call(first, "start_chat", R"({"chat":{"thread":{"events":[{"type":"message","text":"hi"}]}}})");
  const auto second = world.connect();
  auto answer = read<customer::login::response>(world.call(second, "login", with_token(token)).payload);
  CHECK(answer.has_active_thread);
  REQUIRE(answer.chats.size() == 1);
  CHECK(!answer.chats[0].has_unread_events);
  world.advance(5s);
  const auto third = world.connect();
  answer = read<customer::login::response>(world.call(third, "login", with_token(token)).payload);
  REQUIRE(answer.chats.size() == 1);
  CHECK(answer.chats[0].has_unread_events);
}

TEST_CASE("what the customer writes or closes after the agent spoke leaves nothing unread") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto id = world.log_in(token);
  const auto chat = read<customer::start_chat::response>(world.call(id, "start_chat").payload).chat_id;
  const auto is_unread = [&] {
    const auto answer = world.call(world.connect(), "login", with_token(token));
    return read<customer::login::response>(answer.payload).chats.at(0).has_unread_events;
  };
  world.advance(1s);
  CHECK(is_unread());
  world.call(id, "send_event", message_event(chat, "hi"));
  CHECK(!is_unread());
  world.call(id, "deactivate_chat", R"({"id":")" + chat + R"("})");
  CHECK(!is_unread());
}

TEST_CASE("issue_token_like gives another token for the same customer") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto another = world.under_test().issue_token_like(token);
  CHECK(another != token);
  const auto id_of = [&](const std::string& with) {
    return read<customer::login::response>(world.call(world.connect(), "login", with_token(with)).payload).customer.id;
  };
  CHECK(id_of(token) == id_of(another));
  CHECK(world.under_test().issue_token_like("emu:nobody").empty());
}

TEST_CASE("only the pushes that are listed come, once for each version") {
  rig world(silent());
  const auto token = world.under_test().issue_token();
  const auto some = world.log_in(token, R"(,"pushes":{"3.6":["incoming_chat","no_such_push"]})");
  const auto all = world.log_in(token, R"(,"pushes":{"3.6":["all"],"3.7":["incoming_event"]})");
  const auto none = world.log_in(token, R"(,"pushes":{"9.9":["all"]})");
  const auto usual = world.log_in(token);
  const auto chat = read<customer::start_chat::response>(world.call(usual, "start_chat").payload).chat_id;
  world.call(usual, "send_event", message_event(chat, "hi"));
  CHECK(world.story(some) == story{"push incoming_chat"});
  CHECK(world.story(all) == story{"push incoming_chat", "push incoming_event", "push incoming_event"});
  CHECK(world.story(none).empty());
}

TEST_CASE("nobody can unsubscribe from customer_disconnected") {
  rig world;
  const auto id = world.log_in(world.under_test().issue_token(), R"(,"pushes":{"3.6":[]})");
  world.under_test().disconnect_customer(world.now(), "internal_error");
  world.drain();
  CHECK(world.story(id) == story{"push customer_disconnected"});
}

TEST_CASE("a login with a malformed subscription names the place") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto complaint = [&](const char* pushes) {
    return error_message(
        world.call(world.connect(), "login", with_token(token, std::string(R"(,"pushes":)") + pushes)));
  };
  CHECK(complaint(R"({"3.6":["a",5]})") == "pushes[0][1]: expected a string, found a number");
  CHECK(complaint(R"({"3.6":"all"})") == "pushes[0]: expected an array, found a string");
  CHECK(complaint("[]").starts_with("pushes: "));
}

TEST_CASE("a login tells what the service knows of the customer") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto first = world.log_in(
      token, R"(,"customer":{"name":"Thomas","session_fields":[{"a":"1"}],"address":{"city":"Town"}},"group_id":1,)"
             R"("is_mobile":true,"referrer":"https://search.example","application":{"name":"app","version":"1"},)"
             R"("customer_page":{"url":"https://example.com","title":"Home"})");
  world.call(first, "start_chat");
  const auto& record = world.under_test().state().customers().begin()->second;
  CHECK(record.group_id == 1);
  CHECK(record.is_mobile == true);
  CHECK(record.referrer == "https://search.example");
  CHECK(record.application->name == "app");
  CHECK(record.page.title == "Home");
  CHECK(record.fields.address->city == "Town");
  const auto answer = read<customer::login::response>(world.call(world.connect(), "login", with_token(token)).payload);
  CHECK(answer.customer.session_fields == customer::session_fields{{"a", "1"}});
  REQUIRE(answer.customer.statistics.has_value());
  CHECK(answer.customer.statistics->chats_count == 1);
  CHECK(answer.customer.statistics->threads_count == 1);
  CHECK(answer.customer.statistics->visits_count == 1);
  CHECK(answer.customer.statistics->page_views_count == 1);
  CHECK(!answer.greeting.has_value());
}

TEST_CASE("a customer who comes back after all connections are gone visits once more") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto first = world.log_in(token);
  world.log_in(token);
  CHECK(world.under_test().state().customers().begin()->second.counts.visits == 1);
  for (const auto id : world.under_test().open_connections()) world.hang_up(id);
  world.log_in(token);
  CHECK(world.under_test().state().customers().begin()->second.counts.visits == 2);
  CHECK(world.closed(first) == nullptr);
}

TEST_CASE("a license that is expired or of another product lets nobody in") {
  rig world;
  const auto token = world.under_test().issue_token();
  const auto log_in = [&] { return error_type(world.call(world.connect(), "login", with_token(token))); };
  world.under_test().license().state = license_state::expired;
  CHECK(log_in() == "license_expired");
  world.under_test().license().state = license_state::of_another_product;
  CHECK(log_in() == "wrong_product_version");
  world.under_test().license().state = license_state::good;
  CHECK(log_in() == "none");
}

TEST_CASE("a license with its maximum of customers online takes no other customer") {
  rig world;
  world.under_test().license().customers_online_limit = 1;
  const auto token = world.under_test().issue_token();
  const auto first = world.log_in(token);
  CHECK(error_type(world.call(world.connect(), "login", with_token(world.under_test().issue_token()))) ==
        "users_limit_reached");
  CHECK(error_type(world.call(world.connect(), "login", with_token(token))) == "none");
  for (const auto id : world.under_test().open_connections()) world.hang_up(id);
  CHECK(error_type(world.call(world.connect(), "login", with_token(world.under_test().issue_token()))) == "none");
  CHECK(world.closed(first) == nullptr);
}

TEST_CASE("a login into an unknown group, or with too much, is refused") {
  rig world;
  const auto log_in = [&](const std::string& more) {
    return error_type(world.call(world.connect(), "login", with_token(world.under_test().issue_token(), more)));
  };
  CHECK(log_in(R"(,"group_id":99)") == "group_not_found");
  std::string fields;
  std::string storage;
  for (int i = 0; i < 101; ++i) {
    const std::string pair = R"("k)" + std::to_string(i) + R"(":"x")";
    fields += (i == 0 ? "{" : ",{") + pair + "}";
    storage += (i == 0 ? "" : ",") + pair;
  }
  CHECK(log_in(R"(,"customer":{"session_fields":[)" + fields + "]}") == "limit_reached");
  CHECK(log_in(R"(,"customer_side_storage":{)" + storage + "}") == "limit_reached");
}
