// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/customer_disconnected.hpp>
#include <livechat/customer/pushes/customer_side_storage_updated.hpp>
#include <livechat/customer/pushes/customer_updated.hpp>
#include <livechat/customer/pushes/groups_status_updated.hpp>

#include "wire/pushes/received.hpp"

namespace {

using namespace livechat::customer;
using wire::test::received;
using wire::test::refused;

}  // namespace

TEST_CASE("customer_updated sets only the fields that changed") {
  const auto push = received<customer_updated>(R"({"id":"U","type":"customer","email":"ida@kettle.example",
      "session_fields":[{"tea":"sencha"},{"tea":"gyokuro"}]})");
  CHECK(push.id == "U");
  CHECK(push.email == "ida@kettle.example");
  CHECK(push.name == std::nullopt);
  CHECK(push.session_fields == session_fields{{"tea", "sencha"}, {"tea", "gyokuro"}});
}

TEST_CASE("customer_updated need not say whom it is about") {
  CHECK(received<customer_updated>(R"({"name":"Ida"})").id == std::nullopt);
}

TEST_CASE("customer_side_storage_updated brings the whole map") {
  const auto push = received<customer_side_storage_updated>(R"({"customer_side_storage":{"a":"1"}})");
  CHECK(push.customer_side_storage == std::map<std::string, std::string>{{"a", "1"}});
  CHECK(refused<customer_side_storage_updated>("{}") == "customer_side_storage: missing");
}

TEST_CASE("customer_disconnected keeps any reason, and the region") {
  const auto push = received<customer_disconnected>(R"({"reason":"misdirected_connection","data":{"region":"fra"}})");
  CHECK(push.reason == "misdirected_connection");
  REQUIRE(push.data.has_value());
  CHECK(push.data->region == "fra");
  CHECK(received<customer_disconnected>(R"({"reason":"by_moonlight"})").reason == "by_moonlight");
}

TEST_CASE("groups_status_updated lists the groups that changed") {
  const auto push = received<groups_status_updated>(
      R"({"groups":[{"id":7,"status":"online"},{"id":9,"status":"online_for_queue"},{"id":11,"status":"asleep"}]})");
  REQUIRE(push.groups.size() == 3);
  CHECK(push.groups[0].status == group_availability::online);
  CHECK(push.groups[1].id == 9);
  CHECK(push.groups[2].status.text() == "asleep");
}
