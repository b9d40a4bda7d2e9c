// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/accounts/accounts_rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

TEST_CASE("without cookies a page gets a token of a new customer, and it logs in") {
  accounts_rig rig;
  const auto reply = rig.ask_token(rig.cookie_body());
  CHECK(reply.status == 200);
  CHECK(reply.content_type == "application/json");
  const auto got = read<token_answer>(reply.body);
  CHECK(got.access_token.starts_with("emu:"));
  CHECK(got.client_id == rig.client_id());
  CHECK(got.organization_id == rig.organization_id());
  CHECK(got.token_type == "Bearer");
  CHECK(got.expires_in == 28'800);
  const auto answer = rig.login(rig.world.connect(), got.access_token);
  CHECK(answer_of<customer::login::response>(answer).customer.id == got.entity_id);
}

TEST_CASE("the cookies have the documented attributes") {
  accounts_rig rig;
  const auto reply = rig.ask_token(rig.cookie_body());
  const auto id = read<token_answer>(reply.body).entity_id;
  const auto cookies = set_cookies(reply);
  REQUIRE(cookies.size() == 2);
  const std::string attributes = "; Path=/v2/customer; Max-Age=63072000; HttpOnly; Secure; SameSite=None";
  CHECK(cookies[0] == "__lc_cid=" + id + attributes);
  CHECK(cookies[1].starts_with("__lc_cst=emu:"));
  CHECK(cookies[1].ends_with(attributes));
}

TEST_CASE("Domain is there for the host that it names, and a part before the path goes into Path") {
  accounts_rig rig;
  auto official = accounts_rig::call("POST", "/v2/customer/token", rig.cookie_body());
  official.fields = {{"host", "accounts.livechat.com"}};
  CHECK(set_cookies(rig.world.http(official)).at(0).find("; Domain=accounts.livechat.com;") != std::string::npos);
  official.fields = {{"host", "accounts.livechatinc.com"}};
  CHECK(set_cookies(rig.world.http(official)).at(0).find("Domain") == std::string::npos);
  const auto led = rig.post("/.livechatinc.com/v2/customer/token", rig.cookie_body());
  CHECK(set_cookies(led).at(1).find("; Path=/.livechatinc.com/v2/customer;") != std::string::npos);
}

TEST_CASE("with its cookies a browser is the same customer, and each call renews them") {
  accounts_rig rig;
  const auto first = rig.ask_token(rig.cookie_body());
  rig.world.advance(1h);
  const auto again = rig.ask_token(rig.cookie_body(), cookies_back(first));
  CHECK(read<token_answer>(again.body).entity_id == read<token_answer>(first.body).entity_id);
  CHECK(read<token_answer>(again.body).access_token != read<token_answer>(first.body).access_token);
  CHECK(set_cookies(again) == set_cookies(first));
}

TEST_CASE("cookies among others are found, half of them or forged ones make a new customer") {
  accounts_rig rig;
  const auto first = rig.ask_token(rig.cookie_body());
  const auto id = read<token_answer>(first.body).entity_id;
  const auto who = [&](const std::string& cookies) {
    return read<token_answer>(rig.ask_token(rig.cookie_body(), {{"cookie", cookies}}).body).entity_id;
  };
  const std::string good = cookies_back(first).front().value;
  const std::string cid = good.substr(0, good.find(';'));
  const std::string cst = good.substr(good.find(';') + 2);
  CHECK(who("a=b; " + cst + ";" + cid + "; c") == id);
  CHECK(who(cid) != id);
  CHECK(who(cst) != id);
  CHECK(who(cid + "; __lc_cst=emu:forged") != id);
  CHECK(who("__lc_cid=b7eff798-f8df-4364-8059-649c35c9ed0c; " + cst) != id);
  CHECK(who("x__lc_cid=" + id + "; " + cst) != id);
  CHECK(who("") != id);
}

TEST_CASE("redirect_uri may come from Origin, but from somewhere it must") {
  accounts_rig rig;
  const auto body =
      object({{"grant_type", "cookie"}, {"client_id", rig.client_id()}, {"organization_id", rig.organization_id()}});
  CHECK(exception_of(rig.ask_token(body)) == "invalid_request");
  CHECK(description_of(rig.ask_token(body)).starts_with("redirect_uri: "));
  CHECK(rig.ask_token(body, {{"origin", "http://localhost:3000"}}).status == 200);
}

TEST_CASE("a web page can read the answer, whatever it is, and is let through its preflight") {
  accounts_rig rig;
  const std::vector<http_field> page = {{"origin", "http://localhost:3000"}, {"content-type", "text/plain"}};
  for (const auto& body : {rig.cookie_body(), std::string("nonsense")}) {
    const auto reply = rig.ask_token(body, page);
    CHECK(field_of(reply, "Access-Control-Allow-Origin") == "http://localhost:3000");
    CHECK(field_of(reply, "Access-Control-Allow-Credentials") == "true");
  }
  const auto asked = rig.world.http(
      accounts_rig::call("OPTIONS", "/v2/customer/token", {},
                         {{"origin", "http://localhost:3000"}, {"access-control-request-headers", "content-type"}}));
  CHECK(asked.status == 204);
  CHECK(field_of(asked, "Access-Control-Allow-Headers") == "content-type");
}

TEST_CASE("the paths take a slash at their end, and tell which methods they take") {
  accounts_rig rig;
  CHECK(rig.post("/v2/customer/token/", rig.cookie_body()).status == 200);
  const auto other = rig.world.http(accounts_rig::call("GET", "/v2/customer/token"));
  CHECK(other.status == 405);
  CHECK(field_of(other, "Allow") == "POST, DELETE");
}

TEST_CASE("the same seed and the same requests give the same tokens and cookies") {
  accounts_rig one;
  accounts_rig same;
  const auto first = one.ask_token(one.cookie_body());
  CHECK(first == same.ask_token(same.cookie_body()));
  CHECK(first != one.ask_token(one.cookie_body()));
}
