// SPDX-License-Identifier: Apache-2.0
// What follows from a loss when the tables, the past and the program's own word are put together.
#include "core/recovery.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <utility>
#include <vector>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::duration;
using livechat::machine::instant;
using machine_random = livechat::machine::random;

constexpr instant lost_at{1'000'000'000'000};

/// Losses, one after the other.
class losing {
 public:
  explicit losing(recovery_settings settings = {}, secret fixed = {})
      : recovery_(std::move(settings)), tokens_(std::move(fixed)) {}

  recovery::verdict after(const loss& why) { return recovery_.after(lost_at, why, tokens_, regions_, random_); }
  recovery::verdict after(loss_rule rule) {
    loss why;
    why.rule = rule;
    return after(why);
  }

  recovery& past() { return recovery_; }
  [[nodiscard]] const std::string& region() const { return regions_.current(); }

 private:
  recovery recovery_;
  token_keeper tokens_;
  region_choice regions_{""};
  machine_random random_{1};
};

loss misdirected_to(std::string region) {
  loss out;
  out.rule = loss_rule::new_region;
  out.region = std::move(region);
  return out;
}

loss with_wait(loss_rule rule, duration asked) {
  loss out;
  out.rule = rule;
  out.asked_to_wait = asked;
  return out;
}

recovery_settings with_policy(loss_policy policy) {
  recovery_settings out;
  out.policy = std::move(policy);
  return out;
}

recovery_settings with_most_attempts(unsigned most) {
  recovery_settings out;
  out.most_attempts = most;
  return out;
}

}  // namespace

TEST_CASE("without a past every rule has its verdict") {
  struct row {
    loss_rule rule;
    bool is_pause;
    std::optional<duration> least;
    duration most;
  };
  for (const auto& [rule, is_pause, least, most] : {
           row{loss_rule::none, true, {}, {}},
           row{loss_rule::pause, true, {}, {}},
           row{loss_rule::at_once, false, 0s, 0s},
           row{loss_rule::retry, false, limits::backoff_floor, limits::backoff_first},
           row{loss_rule::retry_slowly, false, limits::slow_floor, limits::slow_first},
           row{loss_rule::retry_unknown, false, limits::slow_floor, limits::slow_first},
           row{loss_rule::new_token, false, limits::backoff_floor, limits::backoff_first},
           row{loss_rule::new_region, true, {}, {}},
           row{loss_rule::blocked, true, limits::blocked, limits::blocked},
       }) {
    const std::string shown(to_string(rule));
    CAPTURE(shown);
    losing client;
    const auto verdict = client.after(rule);
    CHECK(verdict.is_pause == is_pause);
    REQUIRE(verdict.next_try_in.has_value() == least.has_value());
    if (!least) continue;
    CHECK(*verdict.next_try_in >= *least);
    CHECK(*verdict.next_try_in <= most);
  }
}

TEST_CASE("a wait that was asked for is kept within its bounds") {
  struct row {
    loss_rule rule;
    duration asked;
    duration wanted;
  };
  for (const auto& [rule, asked, wanted] : {
           row{loss_rule::retry, 30s, 30s},
           row{loss_rule::retry_slowly, 400s, 400s},
           row{loss_rule::retry_slowly, 24h, limits::asked_wait_most},
           row{loss_rule::blocked, 60s, 60s},
           row{loss_rule::blocked, 0s, limits::slow_floor},
           row{loss_rule::blocked, -1h, limits::slow_floor},
           row{loss_rule::blocked, 100h, limits::blocked_most},
       }) {
    losing client;
    CHECK(client.after(with_wait(rule, asked)).next_try_in == wanted);
  }
}

TEST_CASE("a wait that was asked for makes no wait shorter") {
  losing client;
  for (int i = 0; i < 200; ++i) {
    CHECK(client.after(with_wait(loss_rule::retry, 1ns)).next_try_in >= limits::slow_floor);
  }
}

TEST_CASE("the region that was named is followed at once and nothing else is") {
  losing client;
  const auto verdict = client.after(misdirected_to("fra"));
  CHECK_FALSE(verdict.is_pause);
  CHECK(verdict.next_try_in == 0s);
  CHECK(client.region() == "fra");
  CHECK(client.after(misdirected_to("fra.evil.example")).is_pause);
  CHECK(client.region() == "fra");
}

TEST_CASE("a token that cannot be replaced is a reason to pause") {
  losing client({}, secret("fixed"));
  CHECK(client.after(loss_rule::new_token).is_pause);
}

TEST_CASE("after so many attempts in a row the client pauses and says why") {
  losing client(with_most_attempts(3));
  CHECK_FALSE(client.after(loss_rule::retry).is_pause);
  CHECK_FALSE(client.after(loss_rule::at_once).is_pause);
  const auto verdict = client.after(loss_rule::retry_slowly);
  CHECK(verdict.is_pause);
  CHECK(verdict.rule == loss_rule::pause);
  CHECK(verdict.because == "3 attempts in a row failed");
  CHECK_FALSE(verdict.next_try_in.has_value());
}

TEST_CASE("attempts are counted anew when a link has settled or the user wants another try") {
  losing client(with_most_attempts(2));
  for (int i = 0; i < 10; ++i) {
    CHECK_FALSE(client.after(loss_rule::retry).is_pause);
    CHECK(client.past().attempt() == 1);
    i % 2 == 0 ? client.past().settled() : client.past().reset();
  }
}

TEST_CASE("the loss of a link that had lasted is no attempt that failed") {
  losing client(with_most_attempts(1));
  client.past().settled();
  CHECK_FALSE(client.after(loss_rule::retry).is_pause);
  CHECK(client.after(loss_rule::retry).is_pause);
}

TEST_CASE("no number of attempts is too many unless there is a bound") {
  losing client;
  for (int i = 0; i < 10'000; ++i) REQUIRE_FALSE(client.after(loss_rule::retry).is_pause);
}

TEST_CASE("the program is told what the client means to do") {
  std::vector<loss_report> told;
  losing client(with_policy([&](const loss_report& report) {
    told.push_back(report);
    return std::nullopt;
  }));
  loss why;
  why.code = network_errc::reset;
  why.reason = "words";
  why.layer = link_layer::websocket;
  why.rule = loss_rule::retry;
  const auto verdict = client.after(why);
  why.rule = loss_rule::pause;
  CHECK(client.after(why).is_pause);
  REQUIRE(told.size() == 2);
  CHECK(told[0].code == network_errc::reset);
  CHECK(told[0].reason == "words");
  CHECK(told[0].layer == link_layer::websocket);
  CHECK(told[0].rule == loss_rule::retry);
  CHECK(told[0].attempt == 1);
  CHECK(told[0].next_try_in == std::chrono::duration_cast<std::chrono::milliseconds>(*verdict.next_try_in));
  CHECK(told[1].rule == loss_rule::pause);
  CHECK(told[1].attempt == 2);
  CHECK_FALSE(told[1].next_try_in.has_value());
}

TEST_CASE("the program may pause instead of trying again") {
  losing client(with_policy([](const loss_report&) { return loss_decision::pause(); }));
  for (const auto rule : {loss_rule::retry, loss_rule::at_once, loss_rule::new_token, loss_rule::blocked}) {
    const auto verdict = client.after(rule);
    CHECK(verdict.is_pause);
    CHECK(verdict.rule == loss_rule::pause);
    CHECK(verdict.because == "the program's own policy");
    CHECK_FALSE(verdict.next_try_in.has_value());
  }
}

TEST_CASE("the program may try again instead of pausing") {
  losing client(with_policy([](const loss_report&) { return loss_decision::retry_in(7s); }));
  for (const auto rule : {loss_rule::pause, loss_rule::new_region, loss_rule::blocked}) {
    const auto verdict = client.after(rule);
    CHECK_FALSE(verdict.is_pause);
    CHECK(verdict.rule == loss_rule::retry);
    CHECK(verdict.next_try_in == 7s);
  }
}

TEST_CASE("the program's own word stands above the bound of attempts") {
  auto settings = with_policy([](const loss_report&) { return loss_decision::retry_in(7s); });
  settings.most_attempts = 1;
  losing client(settings);
  CHECK_FALSE(client.after(loss_rule::retry).is_pause);
}

TEST_CASE("a wait of the program is kept between a tenth of a second and a day") {
  using ms = std::chrono::milliseconds;
  for (const auto& [asked, wanted] : {
           std::pair<ms, duration>{0ms, limits::backoff_floor},
           {-5h, limits::backoff_floor},
           {ms::min(), limits::backoff_floor},
           {200h, limits::users_wait_most},
           {ms::max(), limits::users_wait_most},
           {1234ms, 1234ms},
       }) {
    losing client(with_policy([asked = asked](const loss_report&) { return loss_decision::retry_in(asked); }));
    CHECK(client.after(loss_rule::retry).next_try_in == wanted);
  }
}
