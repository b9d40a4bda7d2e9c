// SPDX-License-Identifier: Apache-2.0
// Regions: named by the user, by the token or by the service, and never followed in circles.
#include "core/limits.hpp"
#include "support/session_script.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using test::session_script;

session_script::options with_regions(std::string region = {}, bool has_regions = true) {
  session_script::options out;
  out.settings = session_script::default_settings();
  out.settings.has_regions = has_regions;
  out.settings.region = std::move(region);
  return out;
}

std::string region_data(const std::string& region) { return R"({"region":")" + region + "\"}"; }

/// The region that the first link goes to.
std::string first_link(const session_script::options& options) {
  session_script script(options);
  script.cancel(script.connect());
  const auto seen = script.forget();
  REQUIRE(seen.size() >= 2);
  return seen[1];
}

}  // namespace

TEST_CASE("the first region is the user's or else the one that a fixed token begins with") {
  auto options = with_regions();
  CHECK(first_link(options) == "open_link 1");
  options.settings.login.token = secret("fra-a:" + std::string(test::canary));
  CHECK(first_link(options) == "open_link 1 fra");
  options.settings.region = "dal";
  CHECK(first_link(options) == "open_link 1 dal");
  options.settings.region.clear();
  options.settings.has_regions = false;
  CHECK(first_link(options) == "open_link 1");
}

TEST_CASE("a token of a provider names the first region too unless the user did") {
  for (const char* region : {"", "dal"}) {
    session_script::options options = with_regions(region);
    options.settings.login.token = {};
    session_script script(options);
    script.connect();
    script.forget();
    script.token_came(secret("fra:" + std::string(test::canary)));
    script.sees({std::string("open_link 1 ") + (*region == '\0' ? "fra" : region)});
    script.leaves_open_calls();
  }
}

TEST_CASE("a token of a provider does not lead back from where the service has sent the client") {
  session_script::options options = with_regions();
  options.settings.login.token = {};
  session_script script(options);
  script.connect();
  script.token_came(secret("fra:" + std::string(test::canary)));
  script.opened();
  script.forget();
  script.disconnect("misdirected_connection", region_data("dal"));
  script.sees({"deliver customer_disconnected", "close_link 1",
               "report connecting: misdirected_connection (push), attempt 1", "open_link 2 dal"});
  script.opened();
  script.log_in();
  script.disconnect("access_token_expired");
  script.advance_to_deadline();
  script.forget();
  script.token_came(secret("fra:" + std::string(test::canary)));
  script.sees({"open_link 3 dal"});
}

TEST_CASE("a push and a refused login send the client to another region at once") {
  session_script script(with_regions("fra"));
  const auto call = script.connect();
  script.opened();
  script.forget();
  SUBCASE("a push") {
    script.disconnect("misdirected_connection", region_data("dal"));
    script.sees({"deliver customer_disconnected", "close_link 1",
                 "report connecting: misdirected_connection (push), attempt 1", "open_link 2 dal"});
  }
  SUBCASE("a login") {
    script.text(wire::encode_error(script.login_id(), "login",
                                   server_error("misdirected_request", "no", json_text(region_data("dal")))));
    script.sees({"close_link 1", "report connecting: misdirected_request (login), attempt 1", "open_link 2 dal"});
  }
  // Who waits for the first connection still does.
  CHECK(script.end_of(call) == nullptr);
  script.opened();
  script.log_in();
  CHECK(script.end_of(call) != nullptr);
  script.forget();
}

TEST_CASE("a region that is none or not to be had pauses the client") {
  struct row {
    bool has_regions;
    std::string data;
  };
  for (const auto& [has_regions, data] : {
           row{true, ""},
           row{true, "{}"},
           row{true, region_data("")},
           row{true, region_data("evil.example/")},
           row{true, region_data("FRA")},
           row{true, region_data("fra")},
           row{true, R"({"region":7})"},
           row{false, region_data("dal")},
       }) {
    const std::string shown = data;
    CAPTURE(shown);
    session_script script(with_regions("fra", has_regions));
    script.go_live();
    script.disconnect("misdirected_connection", data);
    CHECK(script.state() == (data == R"({"region":7})" ? link_state::waiting : link_state::paused));
    script.forget();
    script.advance(1h);
    for (const auto& line : script.forget()) CHECK(line.find("open_link 2 dal") == std::string::npos);
    script.leaves_open_calls();
  }
}

TEST_CASE("two regions that send the client to each other make it pause") {
  session_script script(with_regions("fra"));
  script.go_live();
  script.disconnect("misdirected_connection", region_data("dal"));
  script.opened();
  script.log_in();
  script.forget();
  script.disconnect("misdirected_connection", region_data("fra"));
  script.sees(
      {"deliver customer_disconnected", "close_link 2", "report paused: misdirected_connection (push), attempt 2"});
}

TEST_CASE("a third region within a minute makes the client pause") {
  session_script script(with_regions("aa"));
  script.go_live();
  for (const char* region : {"bb", "cc", "dd"}) {
    script.disconnect("misdirected_connection", region_data(region));
    if (script.state() == link_state::connecting) script.opened();
  }
  CHECK(script.state() == link_state::paused);
  CHECK(script.metrics().attempts == 3);
  script.forget();
}

TEST_CASE("a move of the organization is followed back when the link had settled") {
  session_script script(with_regions("fra"));
  script.go_live();
  for (const char* region : {"dal", "fra", "dal", "fra"}) {
    script.disconnect("misdirected_connection", region_data(region));
    script.opened();
    script.log_in();
    CHECK(script.state() == link_state::live);
    script.advance(1min);
  }
  script.forget();
}
