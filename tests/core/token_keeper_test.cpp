// SPDX-License-Identifier: Apache-2.0
#include "core/token_keeper.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <set>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;
using machine_random = livechat::machine::random;

constexpr instant token_time{1'000'000'000};

/// Asks, gets and uses.
void give(token_keeper& keeper, instant now, const access_token& token) {
  machine_random random(1);
  const auto asked = keeper.begin_fetch(now);
  REQUIRE(asked.has_value());
  REQUIRE(keeper.came(now, asked->id, token, random));
  CHECK(keeper.use() == token.token);
}

}  // namespace

TEST_CASE("a fixed token is there from the start and never asked for") {
  token_keeper keeper(secret("fixed"));
  CHECK_FALSE(keeper.has_provider());
  CHECK(keeper.token().reveal() == "fixed");
  CHECK_FALSE(keeper.begin_fetch(token_time).has_value());
  CHECK_FALSE(keeper.renew_at().has_value());
  CHECK_FALSE(keeper.refused());
  CHECK(keeper.token().reveal() == "fixed");
}

TEST_CASE("one token is asked for however many want it") {
  token_keeper keeper(secret{});
  CHECK(keeper.begin_fetch(token_time).has_value());
  CHECK_FALSE(keeper.begin_fetch(token_time + 1s).has_value());
}

TEST_CASE("only the answer to the fetch that is waited for counts") {
  machine_random random(1);
  token_keeper keeper(secret{});
  const auto first = keeper.begin_fetch(token_time);
  CHECK(keeper.failed(token_time, first->id));
  const auto second = keeper.begin_fetch(token_time);
  CHECK(second->id != first->id);
  CHECK_FALSE(keeper.came(token_time, first->id, secret("late"), random));
  CHECK_FALSE(keeper.failed(token_time, first->id));
  CHECK(keeper.token().empty());
  CHECK(keeper.came(token_time, second->id, secret("good"), random));
  CHECK_FALSE(keeper.came(token_time, second->id, secret("again"), random));
  CHECK(keeper.token().reveal() == "good");
}

TEST_CASE("an answer is overdue after the deadline") {
  token_keeper keeper(secret{});
  keeper.set_deadline(7s);
  CHECK_FALSE(keeper.fetch_overdue_at().has_value());
  static_cast<void>(keeper.begin_fetch(token_time));
  CHECK(keeper.fetch_overdue_at() == token_time + 7s);
}

TEST_CASE("tokens are renewed at four fifths of their life give or take a tenth") {
  std::set<std::int64_t> times;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    machine_random random(seed);
    token_keeper keeper(secret{});
    const auto asked = keeper.begin_fetch(token_time);
    REQUIRE(keeper.came(token_time, asked->id, {secret("t"), 28'800s}, random));
    const auto when = keeper.renew_at();
    REQUIRE(when.has_value());
    REQUIRE(*when >= token_time + 28'800s / 10 * 7);
    REQUIRE(*when <= token_time + 28'800s / 10 * 9);
    times.insert(when->ns / 1'000'000'000);
  }
  CHECK(times.size() > 800);
}

TEST_CASE("a token whose end is not known is not renewed") {
  for (const auto& life : {std::optional<std::chrono::seconds>(), std::optional(0s), std::optional(-5s)}) {
    token_keeper keeper(secret{});
    give(keeper, token_time, {secret("t"), life});
    CHECK_FALSE(keeper.renew_at().has_value());
  }
}

TEST_CASE("a life of any length is borne") {
  token_keeper keeper(secret{});
  give(keeper, token_time, {secret("t"), std::chrono::seconds::max()});
  REQUIRE(keeper.renew_at().has_value());
  CHECK(*keeper.renew_at() > token_time + 24h);
}

TEST_CASE("a token is not renewed twice at once and a failed renewal is tried again a minute later") {
  token_keeper keeper(secret{});
  give(keeper, token_time, {secret("t"), 100s});
  keeper.want_renewal();
  const auto asked = keeper.begin_fetch(token_time + 80s);
  REQUIRE(asked.has_value());
  CHECK(asked->is_fresh);
  CHECK_FALSE(keeper.renew_at().has_value());
  CHECK(keeper.failed(token_time + 81s, asked->id));
  CHECK(keeper.renew_at() == token_time + 81s + limits::renewal_again);
  CHECK(keeper.token().reveal() == "t");
}

TEST_CASE("after a refusal a fresh token is asked for and the second refusal of one is the last") {
  token_keeper keeper(secret{});
  give(keeper, token_time, secret("kept"));
  for (unsigned i = 0; i < limits::fresh_token_refusals; ++i) {
    CHECK(keeper.refused());
    CHECK(keeper.token().empty());
    const auto asked = keeper.begin_fetch(token_time);
    REQUIRE(asked.has_value());
    CHECK(asked->is_fresh);
    machine_random random(1);
    REQUIRE(keeper.came(token_time, asked->id, secret("fresh"), random));
    CHECK(keeper.use().reveal() == "fresh");
  }
  CHECK_FALSE(keeper.refused());
}

TEST_CASE("a token that was accepted or a user who wants another try makes refusals forgotten") {
  for (const bool is_accepted : {true, false}) {
    token_keeper keeper(secret{});
    for (int i = 0; i < 10; ++i) {
      give(keeper, token_time, secret("t"));
      CHECK(keeper.refused());
      is_accepted ? keeper.accepted() : keeper.reset();
    }
  }
}

TEST_CASE("a refused token is not renewed") {
  token_keeper keeper(secret{});
  give(keeper, token_time, {secret("t"), 100s});
  CHECK(keeper.refused());
  CHECK_FALSE(keeper.renew_at().has_value());
}

TEST_CASE("a token ages while the machine sleeps") {
  token_keeper keeper(secret{});
  give(keeper, token_time, {secret("t"), 28'800s});
  const auto before = *keeper.renew_at();
  keeper.slept(1h);
  CHECK(*keeper.renew_at() == before - 1h);
}

TEST_CASE("a refusal of the token before drops no newer one") {
  token_keeper keeper(secret{});
  give(keeper, token_time, secret("old"));
  machine_random random(1);
  keeper.want_renewal();
  const auto asked = keeper.begin_fetch(token_time);
  REQUIRE(keeper.came(token_time, asked->id, secret("new"), random));
  CHECK_FALSE(keeper.is_used());
  CHECK(keeper.refused());
  CHECK(keeper.token().reveal() == "new");
}
