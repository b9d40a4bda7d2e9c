// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/accounts/accounts_rig.hpp"

// What is wrong with a request is named, in the documented body.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;

namespace {

struct bad_body {
  const char* body;  ///< $C: the client id, $O: the organization
  const char* exception;
  const char* names;  ///< what the description begins with
};

constexpr bad_body bad_bodies[] = {
    {"", "invalid_request", "body: missing"},
    {"{", "invalid_request", "body: not JSON"},
    {"grant_type=cookie&client_id=x", "invalid_request", "body: not JSON"},
    {"{} {}", "invalid_request", "body: not JSON"},
    {"\xEF\xBB\xBF{}", "invalid_request", "body: not JSON"},
    {"{\"grant_type\":\"\xFF\"}", "invalid_request", "body: not JSON"},
    {"null", "invalid_request", ""},
    {"[]", "invalid_request", ""},
    {R"("cookie")", "invalid_request", ""},
    {"{}", "invalid_request", "grant_type: missing"},
    {R"({"grant_type":null})", "invalid_request", "grant_type: missing"},
    {R"({"grant_type":1})", "invalid_request", "grant_type: "},
    {R"({"grant_type":["cookie"]})", "invalid_request", "grant_type: "},
    {R"({"grant_type":"","client_id":"$C"})", "invalid_request", "grant_type: missing"},
    {R"({"grant_type":"cookie"})", "invalid_request", "client_id: missing"},
    {R"({"grant_type":"cookie","client_id":7})", "invalid_request", "client_id: "},
    {R"({"grant_type":"cookie","client_id":"$C"})", "invalid_request", "redirect_uri: "},
    {R"({"grant_type":"cookie","client_id":"$C","redirect_uri":"x"})", "invalid_request", "organization_id: missing"},
    {R"({"grant_type":"cookie","client_id":"$C","redirect_uri":7})", "invalid_request", "redirect_uri: "},
    {R"({"grant_type":"cookie","client_id":"x","organization_id":"$O","redirect_uri":"x"})", "invalid_client",
     "client_id: "},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"x","redirect_uri":"x"})", "resource_not_found",
     "organization_id: "},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":1520,"redirect_uri":"x"})", "invalid_request",
     "organization_id: "},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","response_type":"code"})",
     "invalid_request", "response_type: "},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","expires_in":0})",
     "invalid_request", "expires_in: at least 1"},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","expires_in":-1})",
     "invalid_request", "expires_in: at least 1"},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","expires_in":63072001})",
     "invalid_request", "expires_in: at most 63072000"},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","expires_in":1.5})",
     "invalid_request", "expires_in: "},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","expires_in":"60"})",
     "invalid_request", "expires_in: "},
    {R"({"grant_type":"cookie","client_id":"$C","organization_id":"$O","redirect_uri":"x","expires_in":1e400})",
     "invalid_request", "expires_in: "},
    {R"({"grant_type":"identity_token","client_id":"$C"})", "invalid_request", "code: "},
    {R"({"grant_type":"identity_token","client_id":"$C","code":5})", "invalid_request", "code: "},
    {R"({"grant_type":"identity_transfer","client_id":"$C","code":"x"})", "unsupported_grant_type", "grant_type: "},
    {R"({"grant_type":"authorization_code","client_id":"$C"})", "unsupported_grant_type", "grant_type: "},
    {R"({"grant_type":"Cookie","client_id":"$C"})", "unsupported_grant_type", "grant_type: "},
};

std::string filled(std::string text, std::string_view place, const std::string& value) {
  for (auto at = text.find(place); at != std::string::npos; at = text.find(place)) {
    text.replace(at, place.size(), value);
  }
  return text;
}

}  // namespace

TEST_CASE("what is wrong with a request for a token is named") {
  accounts_rig rig;
  for (const auto& [body, exception, names] : bad_bodies) {
    INFO(std::string(body));
    const auto text = filled(filled(body, "$C", rig.client_id()), "$O", rig.organization_id());
    const auto reply = rig.ask_token(text);
    CHECK(reply.status == 401);
    CHECK(exception_of(reply) == exception);
    CHECK_MESSAGE(description_of(reply).starts_with(names), description_of(reply));
    CHECK(set_cookies(reply).empty());
  }
  CHECK(rig.world.under_test().state().customers().empty());
}

TEST_CASE("what is wrong with a request for an identity transfer token is named") {
  accounts_rig rig;
  const auto ask = [&](const std::string& body) { return rig.post("/v2/customer/identity_transfer", body); };
  CHECK(description_of(ask("")) == "body: missing; a JSON object is needed");
  CHECK(description_of(ask("{}")).starts_with("bearer_type: missing"));
  CHECK(description_of(ask(rig.transfer_body(R"("bearer_type":"owner")"))).starts_with("bearer_type: none of: agent"));
  CHECK(exception_of(ask(R"({"bearer_type":"customer","client_id":"x"})")) == "invalid_client");
}

TEST_CASE("members that nobody knows are passed over, and response_type may be missing") {
  accounts_rig rig;
  CHECK(rig.ask_token(rig.cookie_body(R"("state":{"a":[1]},"scope":"x")")).status == 200);
  const auto brief = object({{"grant_type", "cookie"},
                             {"client_id", rig.client_id()},
                             {"organization_id", rig.organization_id()},
                             {"redirect_uri", "https://shop.example"}});
  CHECK(rig.ask_token(brief).status == 200);
}
