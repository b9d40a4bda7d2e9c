// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("a custom event keeps its content byte for byte") {
  CHECK(served_event<custom>(R"("content":{ "a":1e400,"b":{"c":[123456789012345678901]} })").content.text() ==
        R"({ "a":1e400,"b":{"c":[123456789012345678901]} })");
  CHECK(served_event<custom>("").content.empty());
}

TEST_CASE("the content of a custom event must be a JSON object") {
  CHECK(text_of(event(custom(R"({"a":1})"))) == R"({"type":"custom","content":{"a":1}})");
  CHECK(unsendable(custom()).empty());
  CHECK(unsendable(custom("{}")).empty());
  CHECK(unsendable(custom("[]")) == "content: not a JSON object");
  CHECK(unsendable(custom("{")).rfind("content: not JSON: ", 0) == 0);
}
