// SPDX-License-Identifier: Apache-2.0
// Pushes that nobody takes: reading stops, so that the service must wait, and goes on.
#include <algorithm>

#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options without_pongs() {
  session_script::options out;
  out.answers_pings = false;
  return out;
}

}  // namespace

TEST_CASE("reading stops when pushes pile up and goes on when they are taken") {
  session_script script;
  script.go_live();
  script.piled_up();
  script.sees({"stop_reading 1"});
  script.piled_up();
  script.sees_nothing();
  script.advance(limits::reading_stops - 1ns);
  script.taken();
  script.sees({"go_on_reading 1"});
  script.taken();
  script.advance(1h);
  script.sees_nothing();
  CHECK(script.metrics().reading_stops == 1);
}

TEST_CASE("after ten seconds pushes are shed and that is told once") {
  session_script script;
  script.go_live();
  script.piled_up();
  script.forget();
  script.advance(limits::reading_stops - 1ns);
  script.sees_nothing();
  script.advance(1ns);
  const auto seen = script.forget();
  REQUIRE(seen.size() == 3);
  CHECK(seen[0].starts_with("complain "));
  CHECK(seen[1] == "shed_pushes");
  CHECK(seen[2] == "go_on_reading 1");
  REQUIRE(script.complaints().size() == 1);
  CHECK(script.complaints()[0].code() == client_errc::overflow);
  script.advance(1h);
  script.sees_nothing();
}

TEST_CASE("a pile that grows again stops reading again") {
  session_script script;
  script.go_live();
  for (int i = 0; i < 5; ++i) {
    script.piled_up();
    script.advance(1s);
    script.taken();
    script.sees({"stop_reading 1", "go_on_reading 1"});
  }
  CHECK(script.metrics().reading_stops == 5);
  CHECK(script.complaints().empty());
}

TEST_CASE("twenty thousand pushes reach the user in order however often reading stops") {
  session_script script;
  script.go_live();
  std::size_t delivered = 0;
  for (int i = 0; i < 20'000; ++i) {
    script.push("p" + std::to_string(i));
    if (i % 100 == 99) script.piled_up();
    if (i % 100 == 0) script.taken();
    if (i % 1000 == 500) script.advance(100ms);
    for (const auto& line : script.forget()) {
      if (line == "deliver p" + std::to_string(i)) ++delivered;
    }
  }
  CHECK(delivered == 20'000);
  CHECK(script.metrics().reading_stops == 200);
  CHECK(script.metrics().pushes.size() == client_metrics::most_names + 1);
  CHECK(script.complaints().empty());
  CHECK(script.state() == link_state::live);
}

TEST_CASE("silence means nothing while reading stands still and counts anew from then on") {
  auto options = without_pongs();
  options.settings.pulse = {1s, 1s};
  session_script script(options);
  script.go_live();
  script.piled_up();
  script.advance(limits::reading_stops - 1ns);
  CHECK(script.state() == link_state::live);
  script.taken();
  script.advance(2s - 1ns);
  CHECK(script.state() == link_state::live);
  script.advance(1ns);
  CHECK(script.state() == link_state::waiting);
  script.forget();
}

TEST_CASE("a pile that stands when a link opens stops that one too") {
  session_script script;
  script.go_live();
  script.piled_up();
  script.closed();
  script.advance_to_deadline();
  script.forget();
  script.opened();
  script.sees({"report logging in, attempt 1", "stop_reading 2", "send_text 2 login 2-login"});
  SUBCASE("until pushes are taken") { script.taken(); }
  SUBCASE("for ten seconds") {
    script.advance(limits::reading_stops);
    CHECK(script.complaints().size() == 1);
  }
  const auto seen = script.forget();
  REQUIRE_FALSE(seen.empty());
  CHECK(seen.back() == "go_on_reading 2");
  script.log_in();
  script.sees({"report live, attempt 1"});
}

TEST_CASE("a pile without a link asks nothing of anybody") {
  session_script script;
  script.piled_up();
  script.taken();
  script.sees_nothing();
  script.go_live();
  script.closed();
  script.forget();
  script.piled_up();
  script.taken();
  script.sees_nothing();
  script.go_live();
  script.piled_up();
  script.close();
  script.closed();
  script.forget();
  script.taken();
  script.advance(1h);
  script.sees_nothing();
}

TEST_CASE("requests are answered while reading stands still as far as they were read") {
  session_script script;
  script.go_live();
  script.request();
  script.piled_up();
  script.answer("1-1");
  script.sees({"send_text 1 send_event 1-1", "stop_reading 1", "complete 2: {}"});
}

TEST_CASE("a pile before the program has logged in does not make its silence count") {
  auto options = without_pongs();
  options.settings.is_manual = true;
  session_script script(options);
  script.connect();
  script.opened();
  script.piled_up();
  script.taken();
  script.forget();
  script.advance(1h);
  CHECK(script.state() == link_state::live);
  script.sees_nothing();
}

TEST_CASE("a program that logs in while pushes are piled up is not taken for silent") {
  auto options = without_pongs();
  options.settings.is_manual = true;
  options.settings.pulse = {1s, 1s};
  session_script script(options);
  script.connect();
  script.opened();
  script.request("login", R"({"token":"T"})");
  script.piled_up();
  script.answer("1-1");
  script.advance(limits::reading_stops - 1ns);
  CHECK(script.state() == link_state::live);
  script.forget();
}
