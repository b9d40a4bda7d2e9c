// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <livechat/customer/structures/system_message_types.hpp>
#include <set>

#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("a system message has no author") {
  const auto found = served<event>(
      R"({"id":"E","created_at":"x","type":"system_message","text":"Ann left","system_message_type":"agent_left",
      "text_vars":{"agent":"Ann"}})");
  const auto* said = found.as<system_message>();
  REQUIRE(said != nullptr);
  CHECK(said->author_id.empty());
  CHECK(said->system_message_type == "agent_left");
  CHECK(said->text_vars.at("agent") == "Ann");
  CHECK(found.text() == "Ann left");
}

TEST_CASE("a system message needs neither text nor variables") {
  const auto found =
      served<event>(R"({"id":"E","created_at":"x","type":"system_message","system_message_type":"new"})");
  REQUIRE(found.as<system_message>() != nullptr);
  CHECK(found.as<system_message>()->text_vars.empty());
  CHECK(found.text().empty());
}

TEST_CASE("a system message keeps who sees it and its properties") {
  const auto found = served_event<system_message>(R"("system_message_type":"routing.idle","recipients":"agents")");
  CHECK(found.recipients == recipients::agents);
}

TEST_CASE("37 system messages are documented, each once") {
  std::set<std::string_view> seen;
  for (const auto& one : system_message_types) {
    CAPTURE(one.type);
    CHECK(seen.insert(one.type).second);
    CHECK_FALSE(one.when.empty());
    CHECK(std::is_partitioned(one.text_vars.begin(), one.text_vars.end(), [](auto name) { return !name.empty(); }));
  }
  CHECK(seen.size() == 37);
  CHECK(seen.contains("manual_archived_customer"));
}
