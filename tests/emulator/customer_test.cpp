// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/rig.hpp"

// What customers say of themselves: update_customer, set_customer_session_fields, get_customer, pages.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

/// One customer on two connections.
struct somebody {
  customer::get_customer::response seen() {
    return answer_of<customer::get_customer::response>(world.call(me, "get_customer"));
  }

  const customer_record& record() { return world.under_test().state().customers().begin()->second; }

  rig world{silent()};
  std::string token = world.under_test().issue_token();
  connection_id me = world.log_in(token);
  connection_id also_me = world.log_in(token);
};

std::string many_fields(int count) {
  std::string out = R"("session_fields":[)";
  for (int i = 0; i < count; ++i) out += (i == 0 ? "" : ",") + object({{"key" + std::to_string(i), "x"}});
  return "{" + out + "]}";
}

}  // namespace

TEST_CASE("update_customer changes what is given, and the push has only that") {
  somebody one;
  one.world.call(one.me, "update_customer", R"({"name":"Thomas","email":"t@example.com"})");
  one.world.texts(one.me);
  one.world.texts(one.also_me);
  const auto name = one.world.request(one.me, "update_customer",
                                      R"({"name":"Thomas","avatar":"https://example.com/a.png","phone_number":"+1",)"
                                      R"("address":{"address":"Main Street 1","city":"Town"}})");
  CHECK(one.world.story(one.me) == story{"answer update_customer", "push customer_updated for " + name});
  const auto push = read_push<customer::customer_updated>(one.world.next_text(one.also_me).value_or(""));
  CHECK(push.id == one.record().id);
  CHECK(push.type == "customer");
  CHECK(!push.name.has_value());
  CHECK(!push.email.has_value());
  CHECK(push.avatar == "https://example.com/a.png");
  CHECK(push.phone_number == "+1");
  CHECK(push.address->street == "Main Street 1");
  const auto seen = one.seen();
  CHECK(seen.name == "Thomas");
  CHECK(seen.email == "t@example.com");
  CHECK(seen.phone_number == "+1");
  CHECK(seen.address->city == "Town");
}

TEST_CASE("update_customer that changes nothing is answered without a push") {
  somebody one;
  one.world.call(one.me, "update_customer", R"({"name":"Thomas"})");
  one.world.texts(one.also_me);
  CHECK(error_type(one.world.call(one.me, "update_customer", R"({"name":"Thomas"})")) == "none");
  CHECK(one.world.texts(one.also_me).empty());
}

TEST_CASE("an empty text takes a field away") {
  somebody one;
  one.world.call(one.me, "update_customer", R"({"name":"Thomas"})");
  one.world.texts(one.also_me);
  one.world.call(one.me, "update_customer", R"({"name":""})");
  CHECK(read_push<customer::customer_updated>(one.world.next_text(one.also_me).value_or("")).name == "");
  CHECK(!one.seen().name.has_value());
}

TEST_CASE("update_customer needs one of its fields, and the ids inside omnichannel") {
  somebody one;
  const auto refused = [&](const char* payload) {
    return error_type(one.world.call(one.me, "update_customer", payload));
  };
  CHECK(refused("{}") == "validation");
  CHECK(refused(R"({"phone_number":"+1"})") == "validation");
  CHECK(refused(R"({"omnichannel":{"fbmessenger":{"name":"T"}}})") == "validation");
  CHECK(refused(R"({"omnichannel":{"twilio":{}}})") == "validation");
}

TEST_CASE("omnichannel comes back in the shape of answers") {
  somebody one;
  one.world.call(one.me, "update_customer",
                 R"({"omnichannel":{"fbmessenger":{"id":"fb1","first_name":"T"},"twilio":{"phone_number":"+1"}}})");
  const auto seen = one.seen().omnichannel;
  REQUIRE(seen.has_value());
  REQUIRE(seen->fb_messenger.size() == 1);
  CHECK(seen->fb_messenger[0].id == "fb1");
  CHECK(seen->fb_messenger[0].first_name == "T");
  REQUIRE(seen->twilio.size() == 1);
  CHECK(seen->twilio[0].at("+1").phone_number == "+1");
}

TEST_CASE("session fields are merged by update_customer and replaced by set_customer_session_fields") {
  somebody one;
  one.world.call(one.me, "update_customer", R"({"session_fields":[{"a":"1"},{"b":"2"}]})");
  one.world.call(one.me, "update_customer", R"({"session_fields":[{"b":"3"},{"c":"4"}]})");
  CHECK(one.seen().session_fields == customer::session_fields{{"a", "1"}, {"b", "3"}, {"c", "4"}});
  one.world.texts(one.also_me);
  const auto name = one.world.request(one.me, "set_customer_session_fields", R"({"session_fields":[{"d":"5"}]})");
  CHECK(one.world.story(one.me).back() == "push customer_updated for " + name);
  const auto push = read_push<customer::customer_updated>(one.world.next_text(one.also_me).value_or(""));
  CHECK(push.session_fields == customer::session_fields{{"d", "5"}});
  CHECK(one.seen().session_fields == customer::session_fields{{"d", "5"}});
}

TEST_CASE("a session field that is named twice has the last text, in the first place") {
  somebody one;
  one.world.call(one.me, "set_customer_session_fields", R"({"session_fields":[{"a":"1"},{"b":"2"},{"a":"3"}]})");
  CHECK(one.seen().session_fields == customer::session_fields{{"a", "3"}, {"b", "2"}});
}

TEST_CASE("a hundred session fields are taken and not one more") {
  somebody one;
  CHECK(error_type(one.world.call(one.me, "set_customer_session_fields", many_fields(100))) == "none");
  CHECK(error_type(one.world.call(one.me, "set_customer_session_fields", many_fields(101))) == "limit_reached");
  CHECK(error_type(one.world.call(one.me, "update_customer", many_fields(101))) == "limit_reached");
  CHECK(error_type(one.world.call(one.me, "update_customer", R"({"session_fields":[{"one more":"x"}]})")) ==
        "limit_reached");
  CHECK(error_type(one.world.call(one.me, "update_customer", R"({"session_fields":[{"key0":"y"}]})")) == "none");
}

TEST_CASE("session fields end with the last connection of the customer") {
  somebody one;
  one.world.call(one.me, "set_customer_session_fields", R"({"session_fields":[{"a":"1"}]})");
  one.world.hang_up(one.me);
  one.me = one.also_me;
  CHECK(one.seen().session_fields.size() == 1);
  one.world.hang_up(one.also_me);
  one.me = one.world.log_in(one.token);
  CHECK(one.seen().session_fields.empty());
}

TEST_CASE("get_customer has what was set, numbers, and nothing else, whatever the request carries") {
  somebody one;
  const auto answer = one.world.call(one.me, "get_customer", R"({"session_fields":[{"a":"1"}]})");
  CHECK(answer.payload == object({{"id", one.record().id}, {"type", "customer"}},
                                 R"("statistics":{"chats_count":0,"threads_count":0,"visits_count":1,)"
                                 R"("page_views_count":0,"greetings_shown_count":0,"greetings_accepted_count":0})"));
}

TEST_CASE("update_customer_page answers with the group only when the page changed it") {
  somebody one;
  const auto visit = [&](const char* url) {
    return one.world.call(one.me, "update_customer_page", object({{"url", url}, {"title", "A page"}})).payload;
  };
  CHECK(visit("https://example.com/") == "{}");
  CHECK(visit("https://example.com/sales/1") == R"({"groups":[{"id":1,"status":"online"}]})");
  CHECK(visit("https://example.com/sales/2") == "{}");
  CHECK(visit("https://example.com/") == R"({"groups":[{"id":0,"status":"online"}]})");
  CHECK(one.record().page.title == "A page");
  CHECK(one.record().counts.page_views == 4);
  CHECK(one.world.texts(one.also_me).empty());
  CHECK(error_message(one.world.call(one.me, "update_customer_page")) == "url: missing");
}

TEST_CASE("the page of a customer is active or not") {
  somebody one;
  CHECK(one.world.call(one.me, "deactivate_customer_page").payload == "{}");
  CHECK(!one.record().is_page_active);
  CHECK(error_type(one.world.call(one.me, "activate_customer_page")) == "none");
  CHECK(one.record().is_page_active);
  CHECK(one.world.texts(one.also_me).empty());
}
