// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("a system event has a source, a subtype and details") {
  const auto found = served<event>(
      R"({"id":"E","custom_id":"c","source":"cdp","type":"system","subtype":"store_order_was_created","version":2,
      "details":"{\"a\":1}","created_at":"x","visibility":"agents"})");
  const auto* said = found.as<system_event>();
  REQUIRE(said != nullptr);
  CHECK(found.type() == "system");
  CHECK(found.text().empty());
  CHECK(said->source == "cdp");
  CHECK(said->subtype == "store_order_was_created");
  CHECK(said->version == 2);
  CHECK(said->details == R"({"a":1})");
  CHECK(said->recipients == recipients::agents);
  CHECK(said->author_id.empty());
}

TEST_CASE("customers cannot send a system event") {
  CHECK(unsendable(system_event("cdp", "summary", 1, "{}")) == "type: only the service sends system events");
}
