// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/accounts/accounts_rig.hpp"
#include "emulator/core/accounts/pkce.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;

namespace {

constexpr const char* transfer_path = "/v2/customer/identity_transfer";

// RFC 7636, appendix B.
const std::string verifier_of_rfc = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const std::string challenge_of_rfc = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

std::string text_member(std::string_view name, std::string_view value) {
  return "\"" + std::string(name) + "\":\"" + std::string(value) + "\"";
}

}  // namespace

TEST_CASE("a customer carries an identity over: the code gives one token of the same customer") {
  accounts_rig rig;
  const auto mine = rig.new_token();
  const auto reply =
      rig.post(transfer_path, rig.transfer_body(text_member("bearer_type", "customer")), rig.bearer(mine.access_token));
  REQUIRE(reply.status == 200);
  const auto code = read<transfer_answer>(reply.body);
  CHECK(code.expires_in == 3'600);
  CHECK(code.identity_transfer_token.starts_with("emu:"));
  const auto swapped = rig.ask_token(rig.identity_body(code.identity_transfer_token));
  REQUIRE(swapped.status == 200);
  CHECK(set_cookies(swapped).empty());
  const auto got = read<token_answer>(swapped.body);
  CHECK(got.entity_id == mine.entity_id);
  CHECK(got.organization_id == rig.organization_id());
  CHECK(error_type(rig.login(rig.world.connect(), got.access_token)) == "none");
}

TEST_CASE("a code is good once and for an hour, and is no access token") {
  accounts_rig rig;
  const auto who = rig.new_token().entity_id;
  const auto once = rig.code_for(who);
  CHECK(rig.ask_token(rig.identity_body(once)).status == 200);
  CHECK(exception_of(rig.ask_token(rig.identity_body(once))) == "invalid_grant");
  const auto last_moment = rig.code_for(who);
  const auto late = rig.code_for(who);
  CHECK(error_type(rig.login(rig.world.connect(), late)) == "authentication");
  rig.world.advance(1h - 1ns);
  CHECK(rig.ask_token(rig.identity_body(last_moment)).status == 200);
  rig.world.advance(1ns);
  CHECK(exception_of(rig.ask_token(rig.identity_body(late))) == "invalid_grant");
  CHECK(exception_of(rig.ask_token(rig.identity_body("emu:nobody"))) == "invalid_grant");
}

TEST_CASE("who asks for a code must show what the bearer type says") {
  accounts_rig rig;
  const auto mine = rig.new_token();
  const auto as_customer = rig.transfer_body(text_member("bearer_type", "customer"));
  const auto as_agent =
      rig.transfer_body(text_member("bearer_type", "agent") + "," + text_member("customer_id", mine.entity_id));
  CHECK(exception_of(rig.post(transfer_path, as_customer)) == "access_denied");
  CHECK(exception_of(rig.post(transfer_path, as_customer, rig.as_agent())) == "access_denied");
  CHECK(exception_of(rig.post(transfer_path, as_agent, rig.bearer(mine.access_token))) == "access_denied");
  CHECK(rig.post(transfer_path, as_agent, rig.as_agent()).status == 200);
  rig.world.under_test().revoke_token(rig.world.now(), mine.access_token);
  CHECK(exception_of(rig.post(transfer_path, as_customer, rig.bearer(mine.access_token))) == "access_denied");
}

TEST_CASE("an agent names a customer who is there") {
  accounts_rig rig;
  const auto nobody = rig.transfer_body(text_member("bearer_type", "agent"));
  CHECK(exception_of(rig.post(transfer_path, nobody, rig.as_agent())) == "invalid_request");
  CHECK(description_of(rig.post(transfer_path, nobody, rig.as_agent())).starts_with("customer_id: "));
  const auto stranger =
      rig.transfer_body(text_member("bearer_type", "agent") + "," + text_member("customer_id", "nobody"));
  CHECK(exception_of(rig.post(transfer_path, stranger, rig.as_agent())) == "resource_not_found");
}

TEST_CASE("a challenge is answered by its verifier, plain or by SHA-256") {
  accounts_rig rig;
  const auto who = rig.new_token().entity_id;
  for (const auto& challenge : {verifier_of_rfc, challenge_of_rfc}) {
    const auto code = rig.code_for(who, "," + text_member("code_challenge", challenge));
    CHECK(rig.ask_token(rig.identity_body(code, text_member("code_verifier", verifier_of_rfc))).status == 200);
  }
}

TEST_CASE("a wrong verifier, a missing one and one that nobody asked for are invalid_grant, and the code is spent") {
  accounts_rig rig;
  const auto who = rig.new_token().entity_id;
  const std::string with_challenge = "," + text_member("code_challenge", challenge_of_rfc);
  const auto good = text_member("code_verifier", verifier_of_rfc);
  const auto wrong = text_member("code_verifier", std::string(43, 'a'));
  const auto refused = [&](const std::string& code, const std::string& more) {
    const auto reply = rig.ask_token(rig.identity_body(code, more));
    CHECK(exception_of(rig.ask_token(rig.identity_body(code, good))) == "invalid_grant");
    return exception_of(reply);
  };
  CHECK(refused(rig.code_for(who, with_challenge), wrong) == "invalid_grant");
  CHECK(refused(rig.code_for(who, with_challenge), "") == "invalid_grant");
  CHECK(refused(rig.code_for(who), good) == "invalid_grant");
  // The challenge itself is known to whoever saw it go by: it must not open what was locked with S256.
  CHECK(rig.ask_token(rig.identity_body(rig.code_for(who, with_challenge), good)).status == 200);
}

TEST_CASE("a verifier of a wrong form is told before the code is touched") {
  accounts_rig rig;
  const auto code = rig.code_for(rig.new_token().entity_id, "," + text_member("code_challenge", challenge_of_rfc));
  for (const auto& verifier :
       {std::string(42, 'a'), std::string(129, 'a'), std::string(42, 'a') + "+", std::string()}) {
    const auto reply = rig.ask_token(rig.identity_body(code, text_member("code_verifier", verifier)));
    CHECK(exception_of(reply) == "invalid_request");
    CHECK(description_of(reply).starts_with("code_verifier: "));
  }
  CHECK(rig.ask_token(rig.identity_body(code, text_member("code_verifier", verifier_of_rfc))).status == 200);
  const auto challenge =
      rig.transfer_body(text_member("bearer_type", "customer") + "," + text_member("code_challenge", "short"));
  CHECK(description_of(rig.post(transfer_path, challenge)).starts_with("code_challenge: "));
}

TEST_CASE("SHA-256, base64url and the example of RFC 7636 agree") {
  CHECK(base64url("") == "");
  CHECK(base64url("f") == "Zg");
  CHECK(base64url("fo") == "Zm8");
  CHECK(base64url("foo") == "Zm9v");
  CHECK(base64url("\xFF\xFE\xFD") == "__79");
  // RFC 7636, appendix A.
  CHECK(base64url(std::string_view("\x03\xEC\xFF\xE0\xC1", 5)) == "A-z_4ME");
  CHECK(answers(challenge_of_rfc, verifier_of_rfc));
  CHECK(answers(verifier_of_rfc, verifier_of_rfc));
  CHECK_FALSE(answers(verifier_of_rfc, challenge_of_rfc));
  CHECK_FALSE(answers(challenge_of_rfc, verifier_of_rfc + "a"));
  CHECK(is_verifier(std::string(43, '~')));
  CHECK(is_verifier(std::string(128, '.')));
  CHECK_FALSE(is_verifier(std::string(43, '=')));
}

TEST_CASE("codes are bounded, and expired ones make room") {
  accounts_rig rig;
  const auto who = rig.new_token().entity_id;
  for (std::size_t i = 0; i < limits::identity_transfers; ++i) REQUIRE_FALSE(rig.code_for(who).empty());
  const auto body = rig.transfer_body(text_member("bearer_type", "agent") + "," + text_member("customer_id", who));
  const auto reply = rig.post(transfer_path, body, rig.as_agent());
  CHECK(reply.status == 500);
  CHECK(exception_of(reply) == "temporarily_unavailable");
  rig.world.advance(1h);
  CHECK(rig.post(transfer_path, body, rig.as_agent()).status == 200);
}
