// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/accounts/accounts_rig.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;

TEST_CASE("an agent's token makes a new customer, or another token of one who is there") {
  accounts_rig rig;
  const auto reply = rig.ask_token(rig.agent_body(), rig.as_agent());
  REQUIRE(reply.status == 200);
  CHECK(set_cookies(reply).empty());
  const auto fresh = read<token_answer>(reply.body);
  const auto same = read<token_answer>(
      rig.ask_token(rig.agent_body(R"("entity_id":")" + fresh.entity_id + "\""), rig.as_agent()).body);
  CHECK(same.entity_id == fresh.entity_id);
  CHECK(same.access_token != fresh.access_token);
  for (const auto& one : {fresh, same}) CHECK(error_type(rig.login(rig.world.connect(), one.access_token)) == "none");
  CHECK(read<token_answer>(rig.ask_token(rig.agent_body(), rig.as_agent()).body).entity_id != fresh.entity_id);
}

TEST_CASE("a customer who is not there is resource_not_found") {
  accounts_rig rig;
  const auto reply = rig.ask_token(rig.agent_body(R"("entity_id":"nobody")"), rig.as_agent());
  CHECK(reply.status == 401);
  CHECK(exception_of(reply) == "resource_not_found");
  CHECK(description_of(reply).starts_with("entity_id: "));
}

TEST_CASE("every agent has a token of their own, good as long as they are there") {
  accounts_rig rig;
  auto& service = rig.world.under_test();
  auto& agents = service.license().agents;
  REQUIRE(agents.size() == 2);
  const auto first = service.agent_token(agents[0].id);
  const auto second = service.agent_token(agents[1].id);
  CHECK(first.starts_with("emu:agent-"));
  CHECK(first != second);
  CHECK(first != service.agent_token());
  CHECK(first == service.agent_token(agents[0].id));
  CHECK(service.agent_token("nobody").empty());
  for (const auto& token : {first, second}) CHECK(rig.ask_token(rig.agent_body(), rig.bearer(token)).status == 200);
  agents.pop_back();
  CHECK(rig.ask_token(rig.agent_body(), rig.bearer(first)).status == 200);
  CHECK(exception_of(rig.ask_token(rig.agent_body(), rig.bearer(second))) == "access_denied");
}

TEST_CASE("what is no agent's token gets no customer's") {
  accounts_rig rig;
  const auto customers = rig.new_token().access_token;
  for (const auto& fields : {std::vector<http_field>{}, rig.bearer(""), rig.bearer("emu:agent-forged"),
                             rig.bearer(customers), std::vector<http_field>{{"authorization", "Basic emu"}}}) {
    const auto reply = rig.ask_token(rig.agent_body(), fields);
    CHECK(reply.status == 401);
    CHECK(exception_of(reply) == "access_denied");
  }
}

TEST_CASE("an agent's token does not log in") {
  accounts_rig rig;
  CHECK(error_type(rig.login(rig.world.connect(), rig.world.under_test().agent_token())) == "authentication");
}

TEST_CASE("the agent token may be given") {
  auto settings = silent();
  settings.agent_token = "emu:mine";
  accounts_rig rig(settings);
  CHECK(rig.ask_token(rig.agent_body(), rig.bearer("emu:mine")).status == 200);
}
