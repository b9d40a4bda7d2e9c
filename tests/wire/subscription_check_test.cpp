// SPDX-License-Identifier: Apache-2.0
#include "wire/subscription_check.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace livechat::customer;

/// What is said of pushes that are wanted in the shape of one version.
std::string said_of(const std::string& key, std::vector<std::string> names,
                    api_version connection = api_version::v3_6) {
  login data(secret("t"));
  data.pushes[key] = std::move(names);
  const auto wrong = wire::subscription_problem(data, connection);
  return wrong ? wrong->words() : std::string("good");
}

}  // namespace

TEST_CASE("no list of pushes, all of them, and a list with what the client needs are in order") {
  CHECK_FALSE(wire::subscription_problem(login(secret("t")), api_version::v3_6));
  CHECK(said_of("3.6", {"all"}) == "good");
  CHECK(said_of("3.6", {"customer_disconnected", "incoming_event", "incoming_chat"}) == "good");
  CHECK(said_of("3.4", {"all"}, api_version::v3_4) == "good");
}

TEST_CASE("a name that no push has is refused, with what was probably meant") {
  CHECK(said_of("3.6", {"incoming_evnt"}) == "pushes.3.6[0]: no push has this name; did you mean incoming_event");
  CHECK(said_of("3.6", {"all", "ALL"}) == "pushes.3.6[1]: no push has this name; did you mean all");
  CHECK(said_of("3.6", {"all", ""}) == "pushes.3.6[1]: no push has this name");
  CHECK(said_of("3.6", {"all", std::string(9'000, 'x')}) == "pushes.3.6[1]: no push has this name");
  CHECK(said_of("3.6", {"all", "greeting_cancelled"}) == "good");
}

TEST_CASE("a push is not wanted in a version that does not have it") {
  CHECK(said_of("3.4", {"all", "event_deleted"}, api_version::v3_4) == "pushes.3.4[1]: needs API version 3.6");
  CHECK(said_of("3.6", {"all", "event_deleted"}) == "good");
}

TEST_CASE("versions that are unknown or lower than the connection's are refused") {
  CHECK(said_of("v3.6", {"all"}) == "pushes.v3.6: not a known version of the API");
  CHECK(said_of("3.8", {"all"}) == "pushes.3.8: not a known version of the API");
  CHECK(said_of("3.5", {"all"}) == "pushes.3.5: lower than the connection's 3.6");
}

TEST_CASE("a list without what the client goes by is refused") {
  CHECK(said_of("3.6", {"incoming_event", "incoming_chat"}) ==
        "pushes.3.6: must have customer_disconnected, or all: the client goes by them");
  CHECK(said_of("3.6", {}) ==
        "pushes.3.6: must have incoming_event, incoming_chat, customer_disconnected, or all: the client goes by them");
  CHECK(said_of("3.7", {"all"}).starts_with("pushes.3.6: must have incoming_event"));
}

TEST_CASE("a second version may be asked for, with as little as is wanted") {
  login data(secret("t"));
  data.pushes["3.6"] = {"all"};
  data.pushes["3.7"] = {"incoming_event"};
  CHECK_FALSE(wire::subscription_problem(data, api_version::v3_6));
  data.pushes["3.7"] = {};
  CHECK_FALSE(wire::subscription_problem(data, api_version::v3_6));
}
