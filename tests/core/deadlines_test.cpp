// SPDX-License-Identifier: Apache-2.0
#include "core/deadlines.hpp"

#include <doctest/doctest.h>

namespace {

using namespace livechat::customer::core;
using livechat::machine::instant;

}  // namespace

TEST_CASE("timers go off in the order of their time") {
  deadlines timers;
  timers.set(timer::login, {30});
  timers.set(timer::close, {10});
  timers.set(timer::settled, {20});
  CHECK(timers.next() == instant{10});
  CHECK_FALSE(timers.take_due({9}).has_value());
  CHECK(timers.take_due({25}) == timer::close);
  CHECK(timers.take_due({25}) == timer::settled);
  CHECK_FALSE(timers.take_due({25}).has_value());
  CHECK(timers.next() == instant{30});
  CHECK(timers.take_due({30}) == timer::login);
  CHECK_FALSE(timers.next().has_value());
}

TEST_CASE("every timer can be set and goes off once") {
  deadlines timers;
  for (std::size_t i = 0; i < timer_count; ++i) timers.set(static_cast<timer>(i), {7});
  for (std::size_t i = 0; i < timer_count; ++i) CHECK(timers.take_due({7}) == static_cast<timer>(i));
  CHECK_FALSE(timers.take_due({7}).has_value());
}

TEST_CASE("a timer that is set again forgets its old time") {
  deadlines timers;
  timers.set(timer::retry, {10});
  timers.set(timer::retry, {20});
  CHECK_FALSE(timers.take_due({10}).has_value());
  CHECK(timers.take_due({20}) == timer::retry);
}

TEST_CASE("the next time is the earliest one after every change") {
  deadlines timers;
  timers.set(timer::retry, {10});
  timers.set(timer::phase, {20});
  timers.set(timer::retry, {30});
  CHECK(timers.next() == instant{20});
  timers.set(timer::retry, {5});
  CHECK(timers.next() == instant{5});
  timers.clear(timer::phase);
  CHECK(timers.next() == instant{5});
  timers.clear(timer::retry);
  CHECK_FALSE(timers.next().has_value());
  timers.set(timer::phase, {40});
  CHECK(timers.next() == instant{40});
}

TEST_CASE("a timer that is cleared does not go off") {
  deadlines timers;
  timers.set(timer::retry, {10});
  timers.set(timer::phase, {10});
  timers.clear(timer::retry);
  CHECK(timers.take_due({10}) == timer::phase);
  timers.set(timer::phase, {10});
  timers.clear_all();
  CHECK_FALSE(timers.next().has_value());
  CHECK_FALSE(timers.take_due({100}).has_value());
}

TEST_CASE("the earlier of two instants is found when either is missing") {
  CHECK(earlier(instant{1}, instant{2}) == instant{1});
  CHECK(earlier(instant{2}, instant{1}) == instant{1});
  CHECK(earlier(std::nullopt, instant{2}) == instant{2});
  CHECK(earlier(instant{1}, std::nullopt) == instant{1});
  CHECK_FALSE(earlier(std::nullopt, std::nullopt).has_value());
}
