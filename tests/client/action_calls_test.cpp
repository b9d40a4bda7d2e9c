// SPDX-License-Identifier: Apache-2.0
#include "client/action_calls.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace livechat::customer;

std::string merged(std::string payload, const json_text& extra) {
  auto out = detail::with_extra(std::move(payload), extra);
  return out ? *out : "refused: " + out.error().detail();
}

}  // namespace

TEST_CASE("extra members are put behind those of the request") {
  CHECK(merged(R"({"a":1})", {}) == R"({"a":1})");
  CHECK(merged(R"({"a":1})", "{}") == R"({"a":1})");
  CHECK(merged("{}", R"({"n": 1e400 })") == R"({"n":1e400})");
  CHECK(merged(R"({"a":1,"b":[2]})", R"( {"c":{"d":null}} )") == R"({"a":1,"b":[2],"c":{"d":null}})");
}

TEST_CASE("extra members that cannot be put in are told by name") {
  CHECK(merged(R"({"a":1})", R"({"a":2})") == "refused: extra.a: the request has it already");
  CHECK(merged(R"({"a":1})", R"({"\u0061":2})") == "refused: extra.a: the request has it already");
  CHECK(merged("{}", R"({"n":1,"n":2})") == "refused: extra.n: twice");
  CHECK(merged(R"({"a":1})", R"({"n":1,"b":{},"\u006e":2})") == "refused: extra.n: twice");
  CHECK(merged("{}", R"({"n":{"m":1},"m":1})") == R"({"n":{"m":1},"m":1})");
  CHECK(merged("{}", "[]") == "refused: extra: not a JSON object");
  CHECK(merged("{}", "{").rfind("refused: extra: not JSON: ", 0) == 0);
}

TEST_CASE("an answer is read as its struct or the field is named") {
  const auto good = detail::answer_as<send_event::response>("send_event", std::string(R"({"event_id":"E"})"));
  REQUIRE(good.has_value());
  CHECK(good->event_id == "E");

  const auto strange = detail::answer_as<send_event::response>("send_event", std::string("{}"));
  REQUIRE_FALSE(strange.has_value());
  CHECK(strange.error().code() == client_errc::unexpected_answer);
  CHECK(strange.error().outcome() == outcome::unknown);
  CHECK(std::string(strange.error().what()) ==
        "send_event: the answer does not fit the action: event_id: missing (outcome: unknown)");

  const auto failed =
      detail::answer_as<send_event::response>("send_event", error(client_errc::cancelled, outcome::not_sent));
  CHECK(failed.error().code() == client_errc::cancelled);
}
