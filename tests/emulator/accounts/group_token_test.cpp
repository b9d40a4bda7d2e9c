// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/accounts/accounts_rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;

namespace {

/// A page that asks for tokens of groups.
struct group_page : accounts_rig {
  std::string path_of(std::string_view group) {
    return "/v2/customer/" + organization_id() + "/" + std::string(group) + "/token";
  }

  /// What the guide sends: no organization in the body.
  std::string body() {
    return object({{"grant_type", "cookie"}, {"client_id", client_id()}, {"redirect_uri", "https://shop.example/"}});
  }

  std::string customer_in(std::string_view group, const std::vector<http_field>& cookies) {
    const auto reply = group.empty() ? ask_token(cookie_body(), cookies) : post(path_of(group), body(), cookies);
    return read<token_answer>(reply.body).entity_id;
  }
};

}  // namespace

TEST_CASE("a visitor is another customer in each group, and the same one in each of them again") {
  group_page page;
  const auto first = page.post(page.path_of("1"), page.body());
  REQUIRE(first.status == 200);
  const auto cookies = cookies_back(first);
  const auto in_1 = read<token_answer>(first.body).entity_id;
  const auto in_2 = page.customer_in("2", cookies);
  const auto in_none = page.customer_in("", cookies);
  CHECK(in_1 != in_2);
  CHECK(in_1 != in_none);
  CHECK(in_2 != in_none);
  CHECK(page.customer_in("1", cookies) == in_1);
  CHECK(page.customer_in("2", cookies) == in_2);
  CHECK(page.customer_in("", cookies) == in_none);
  CHECK(set_cookies(first).at(0).starts_with("__lc_cid=" + in_none + ";"));
}

TEST_CASE("other cookies are another customer in the same group") {
  group_page page;
  const auto mine = cookies_back(page.post(page.path_of("1"), page.body()));
  const auto theirs = cookies_back(page.post(page.path_of("1"), page.body()));
  CHECK(page.customer_in("1", mine) != page.customer_in("1", theirs));
}

TEST_CASE("asking for a group alone makes no customer without one") {
  group_page page;
  page.post(page.path_of("1"), page.body());
  CHECK(page.world.under_test().state().customers().size() == 1);
}

TEST_CASE("the path of a group ends with a slash or without one, and group 0 is a group") {
  group_page page;
  CHECK(page.post(page.path_of("0") + "/", page.body()).status == 200);
  CHECK(page.post("/.livechatinc.com" + page.path_of("0"), page.body()).status == 200);
}

TEST_CASE("the token of a group logs in, and license_id is passed over") {
  group_page page;
  const auto body = object({{"grant_type", "cookie"}, {"client_id", page.client_id()}, {"redirect_uri", "x"}},
                           R"("license_id":1520)");
  const auto got = read<token_answer>(page.post(page.path_of("1"), body).body);
  CHECK(error_type(page.login(page.world.connect(), got.access_token)) == "none");
}

TEST_CASE("a group or an organization that is not there is named") {
  group_page page;
  CHECK(exception_of(page.post(page.path_of("99"), page.body())) == "resource_not_found");
  CHECK(exception_of(page.post(page.path_of("1a"), page.body())) == "invalid_request");
  CHECK(exception_of(page.post(page.path_of("99999999999999999999"), page.body())) == "invalid_request");
  CHECK(exception_of(page.post(page.path_of("b7eff798-f8df-4364-8059-649c35c9ed0c"), page.body())) ==
        "invalid_request");
  const auto elsewhere = page.post("/v2/customer/b7eff798-f8df-4364-8059-649c35c9ed0c/1/token", page.body());
  CHECK(exception_of(elsewhere) == "resource_not_found");
  CHECK(description_of(elsewhere) == "path: the organization is not the emulator's");
}

TEST_CASE("an agent's program gets a token at the path of a group as well") {
  group_page page;
  const auto got = page.post(page.path_of("1"), page.agent_body(), page.as_agent());
  CHECK(got.status == 200);
  CHECK(set_cookies(got).empty());
}
