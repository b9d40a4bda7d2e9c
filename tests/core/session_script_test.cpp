// SPDX-License-Identifier: Apache-2.0
// The harness has rules; here each of them is broken once on purpose.
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using test::session_script;

session_script::options rehearsal() {
  session_script::options out;
  out.keeps_problems = true;
  return out;
}

bool mentions(const std::vector<std::string>& problems, std::string_view words) {
  for (const auto& each : problems) {
    if (each.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the harness tells of effects that were not expected") {
  session_script script(rehearsal());
  script.leaves_open_calls();
  script.connect();
  script.sees({"report connecting"});
  CHECK(mentions(script.take_problems(), "open_link 1"));
  script.forget();
}

TEST_CASE("the harness tells of effects that are missing or out of order") {
  session_script script(rehearsal());
  script.leaves_open_calls();
  script.sees({"open_link 1"});
  CHECK(script.take_problems().size() == 1);
  script.connect();
  script.sees({"open_link 1", "report connecting"});
  CHECK(script.take_problems().size() == 1);
}

TEST_CASE("the harness tells of effects that nobody looked at") {
  session_script script(rehearsal());
  script.leaves_open_calls();
  script.connect();
  script.finish();
  CHECK(mentions(script.take_problems(), "open_link 1"));
}

TEST_CASE("the harness tells of calls that are still open") {
  session_script script(rehearsal());
  script.connect();
  script.forget();
  script.finish();
  const auto problems = script.take_problems();
  CHECK(mentions(problems, "1 calls are still open"));
  CHECK(mentions(problems, "the session counts calls that are open"));
}

TEST_CASE("the harness tells of the token in a push") {
  session_script script(rehearsal());
  script.go_live();
  script.push("echo", R"({"token":")" + std::string(test::canary) + R"("})");
  script.forget();
  CHECK(mentions(script.take_problems(), "the token is in a push"));
}

TEST_CASE("the harness is content when all is well") {
  session_script script(rehearsal());
  script.go_live();
  script.finish();
  CHECK(script.take_problems().empty());
}
