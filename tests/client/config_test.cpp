// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <livechat/customer/config.hpp>
#include <livechat/customer/error.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace livechat::customer;
using namespace std::chrono_literals;

config good() {
  config out("org");
  out.token(secret("token"));
  return out;
}

login with_pushes(const std::string& version) {
  login out;
  out.pushes[version] = {"all"};
  return out;
}

login with_address() {
  login out;
  out.customer.emplace().address.emplace().city = "Oslo";
  return out;
}

std::string problem_of(const std::function<void(config&)>& change) {
  config settings = good();
  change(settings);
  return settings.problem().value_or("none");
}

}  // namespace

TEST_CASE("settings in order have no problem") {
  CHECK(problem_of([](config&) {}) == "none");
  CHECK(problem_of([](config& c) { c.url("wss://example.com:4650/path"); }) == "none");
  CHECK(problem_of([](config& c) { c.url("ws://127.0.0.1:4650"); }) == "none");
  CHECK(problem_of([](config& c) { c.version(api_version::v3_4); }) == "none");
  CHECK(problem_of([](config& c) { c.login_data(with_pushes("3.6")); }) == "none");
  CHECK(problem_of([](config& c) { c.login_data(with_address()); }) == "none");
  CHECK(problem_of([](config& c) { c.request_deadline(1ms); }) == "none");
  CHECK(problem_of([](config& c) { c.request_deadline(10min); }) == "none");
  CHECK(problem_of([](config& c) { c.ping_interval(1s); }) == "none");
  CHECK(problem_of([](config& c) { c.own_loop(); }) == "none");
  CHECK(problem_of([](config& c) { c.post([](work) {}); }) == "none");
  CHECK(problem_of([](config& c) { c.ca_file("/no/such/file"); }) == "none");
}

TEST_CASE("a setting that is wrong is named") {
  CHECK(config().token(secret("t")).problem() == "organization_id: missing");
  CHECK(config("org").problem() == "token: missing; give a token or a provider");
  CHECK(problem_of([](config& c) { c.token(secret("\xFF")); }) == "login_data.token: not UTF-8");
  CHECK(problem_of([](config& c) { c.login_data(with_pushes("3.8")); }) ==
        "login_data.pushes.3.8: not a known version of the API");
  CHECK(problem_of([](config& c) { c.login_data(with_pushes("v3.6")); }) ==
        "login_data.pushes.v3.6: not a known version of the API");
  CHECK(problem_of([](config& c) { c.url("http://example.com"); }).find("url") != std::string::npos);
  CHECK(problem_of([](config& c) { c.url("ws://example.com"); }).find("url") != std::string::npos);
  CHECK(problem_of([](config& c) { c.request_deadline(0ms); }).rfind("request_deadline: ", 0) == 0);
  CHECK(problem_of([](config& c) { c.request_deadline(10min + 1ms); }).rfind("request_deadline: ", 0) == 0);
  CHECK(problem_of([](config& c) {
          c.request_deadline(std::chrono::milliseconds::max());
        }).rfind("request_deadline: ", 0) == 0);
  CHECK(problem_of([](config& c) { c.ping_interval(999ms); }).rfind("ping_interval: ", 0) == 0);
  CHECK(problem_of([](config& c) { c.ping_interval(21s); }).rfind("ping_interval: ", 0) == 0);
  CHECK(problem_of([](config& c) { c.post({}); }) == "post: is empty");
}

TEST_CASE("a subscription that the client could not live with is refused") {
  const auto subscribed = [](std::vector<std::string> names) {
    return problem_of([&](config& c) {
      login data;
      data.pushes["3.6"] = std::move(names);
      c.login_data(data);
    });
  };
  CHECK(subscribed({"incoming_event", "incoming_chat", "customer_disconnected"}) == "none");
  CHECK(subscribed({"incoming_event", "incoming_chat"}).find("customer_disconnected") != std::string::npos);
  CHECK(subscribed({"all", "incoming_evnt"}).find("incoming_event") != std::string::npos);
  CHECK(problem_of([](config& c) { c.login_data(with_pushes("3.4")); }) ==
        "login_data.pushes.3.4: lower than the connection's 3.6");
}

TEST_CASE("login data must go with the version") {
  CHECK(problem_of([](config& c) { c.login_data(with_address()).version(api_version::v3_5); }) ==
        "login_data.customer.address: needs API version 3.6, this is 3.5");
}

TEST_CASE("login data that nobody checks must be JSON all the same") {
  CHECK(problem_of([](config& c) { c.validate_requests(false).login_data(with_pushes("3.8")); }) == "none");
  CHECK(problem_of([](config& c) {
          c.validate_requests(false).login_data(with_address()).version(api_version::v3_5);
        }) == "none");
  CHECK(problem_of([](config& c) {
          c.validate_requests(false).login_data(with_pushes("\xFF"));
        }).rfind("login_data: not JSON: ", 0) == 0);
}

TEST_CASE("a problem never quotes the token") {
  config settings("org");
  settings.token(secret("canary\xFF"));
  CHECK(settings.problem().value().find("canary") == std::string::npos);
  settings.validate_requests(false);
  CHECK(settings.problem().value().find("canary") == std::string::npos);
}

TEST_CASE("login data keep the token that was set before or after") {
  login data(secret("not used"));
  data.group_id = 7;
  config before("org");
  before.token(secret("t")).login_data(data);
  config after("org");
  after.login_data(data).token(secret("t"));
  for (const auto* settings : {&before, &after}) {
    CHECK(settings->token().reveal() == "t");
    CHECK(settings->login_data().group_id == 7);
  }
}

TEST_CASE("the environment gives the settings or the missing variable is named") {
  for (const auto* name : {"LC_RTM_ORGANIZATION_ID", "LC_RTM_TOKEN", "LC_RTM_URL", "LC_RTM_CA_FILE"}) unsetenv(name);
  const auto missing = [] {
    try {
      static_cast<void>(config::from_environment());
    } catch (const error& no) {
      return no.detail();
    }
    return std::string("none");
  };
  CHECK(missing() == "the environment variable LC_RTM_ORGANIZATION_ID is not set");
  setenv("LC_RTM_ORGANIZATION_ID", "org", 1);
  CHECK(missing() == "the environment variable LC_RTM_TOKEN is not set");
  setenv("LC_RTM_TOKEN", "", 1);
  CHECK(missing() == "the environment variable LC_RTM_TOKEN is not set");
  setenv("LC_RTM_TOKEN", "t", 1);
  CHECK(config::from_environment().url() == config::default_url);
  setenv("LC_RTM_URL", "wss://localhost:4650", 1);
  setenv("LC_RTM_CA_FILE", "/ca.pem", 1);
  const auto settings = config::from_environment();
  CHECK(settings.organization_id() == "org");
  CHECK(settings.token().reveal() == "t");
  CHECK(settings.url() == "wss://localhost:4650");
  CHECK(settings.ca_file() == "/ca.pem");
  for (const auto* name : {"LC_RTM_ORGANIZATION_ID", "LC_RTM_TOKEN", "LC_RTM_URL", "LC_RTM_CA_FILE"}) unsetenv(name);
}
