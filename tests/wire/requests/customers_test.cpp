// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/requests/activate_customer_page.hpp>
#include <livechat/customer/requests/deactivate_customer_page.hpp>
#include <livechat/customer/requests/get_customer.hpp>
#include <livechat/customer/requests/set_customer_session_fields.hpp>
#include <livechat/customer/requests/update_customer.hpp>
#include <livechat/customer/requests/update_customer_page.hpp>

#include "request_rig.hpp"

namespace {

using namespace livechat::customer;
using test::answer_to;
using test::problem_of;
using test::problem_of_answer;
using wire::encode;

session_fields many(std::size_t count) {
  session_fields out;
  for (std::size_t i = 0; i < count; ++i) out.add("n" + std::to_string(i), "");
  return out;
}

}  // namespace

TEST_CASE("update_customer must change something") {
  const std::string words = "at least one of name, email, avatar, session_fields, omnichannel, address must be set";
  CHECK(problem_of(update_customer()) == words);
  CHECK(problem_of(update_customer("Ida")) == "good");
  update_customer request;
  request.phone_number = "+4722000001";
  CHECK(problem_of(request) == words);
  request.session_fields.add("basket", "3 items");
  CHECK(problem_of(request) == "good");
  CHECK(encode(request) == R"({"session_fields":[{"basket":"3 items"}],"phone_number":"+4722000001"})");
}

TEST_CASE("other channels of a customer need their ids") {
  update_customer request;
  request.omnichannel.emplace().fbmessenger.emplace();
  CHECK(problem_of(request) == "omnichannel.fbmessenger.id: missing");
  request.omnichannel.emplace().twilio.emplace();
  CHECK(problem_of(request) == "omnichannel.twilio.phone_number: missing");
  request.omnichannel->twilio->phone_number = "+4722000001";
  CHECK(problem_of(request) == "good");
}

TEST_CASE("what 3.6 added to customers is not sent in 3.5") {
  update_customer request("Ida");
  CHECK(problem_of(request, api_version::v3_5) == "good");
  request.name_is_default = true;
  CHECK(problem_of(request, api_version::v3_5) == "name_is_default: needs API version 3.6, this is 3.5");
  request.address.emplace();
  CHECK(problem_of(request, api_version::v3_5) == "address: needs API version 3.6, this is 3.5");
  CHECK(problem_of(request, api_version::v3_6) == "good");
}

TEST_CASE("a customer has 100 session fields at most") {
  CHECK(problem_of(set_customer_session_fields(many(100))) == "good");
  CHECK(problem_of(set_customer_session_fields(many(101))).rfind("session_fields: 101 entries, at most 100", 0) == 0);
  CHECK(encode(set_customer_session_fields()) == R"({"session_fields":[]})");
}

TEST_CASE("get_customer is answered with what was set") {
  const auto bare = answer_to<get_customer>(R"({"id":"C","type":"customer"})");
  CHECK(bare.id == "C");
  CHECK(bare.type == user_type::customer);
  CHECK_FALSE(bare.name);
  CHECK(bare.session_fields.empty());
  CHECK_FALSE(bare.omnichannel);
  const auto full = answer_to<get_customer>(
      R"({"id":"C","type":"customer","phone_number":"+47","address":{"city":"Oslo"},"session_fields":[{"a":"1"}]})");
  CHECK(full.phone_number == "+47");
  REQUIRE(full.address);
  CHECK(full.address->city == "Oslo");
  CHECK(full.session_fields.find("a") == "1");
  CHECK(problem_of_answer<get_customer>("{}") == "id: missing");
}

TEST_CASE("update_customer_page is answered with groups only when they changed") {
  CHECK(encode(update_customer_page("https://a.example", "A")) == R"({"url":"https://a.example","title":"A"})");
  CHECK(problem_of(update_customer_page()) == "url: missing");
  CHECK(answer_to<update_customer_page>("{}").groups.empty());
  const auto moved = answer_to<update_customer_page>(R"({"groups":[{"id":4,"status":"online_for_queue"}]})");
  REQUIRE(moved.groups.size() == 1);
  CHECK(moved.groups[0].id == 4);
  CHECK(moved.groups[0].status == group_availability::online_for_queue);
}

TEST_CASE("the focus of a page needs nothing") {
  CHECK(encode(activate_customer_page()) == "{}");
  CHECK(encode(deactivate_customer_page()) == "{}");
}
