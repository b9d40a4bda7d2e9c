// SPDX-License-Identifier: Apache-2.0
#include "net/alarm.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <memory>

// Inside the namespace: POSIX has an `alarm` of its own.
namespace livechat::customer::net {

using std::chrono::milliseconds;

TEST_CASE("an_alarm_goes_off_once_and_not_before_its_time") {
  loop loop;
  alarm alarm(loop);
  auto const due = loop.now() + milliseconds(5);
  int expired = 0;
  alarm.set(due, [&] {
    ++expired;
    CHECK(loop.now() >= due);
  });
  loop.run_one();
  CHECK(expired == 1);
  CHECK(loop.poll() == 0);
}

TEST_CASE("a_new_alarm_takes_the_place_of_the_old_also_when_that_is_due") {
  loop loop;
  alarm alarm(loop);
  int old = 0;
  int fresh = 0;
  alarm.set(loop.now() - milliseconds(1), [&] { ++old; });
  alarm.set(loop.now() - milliseconds(1), [&] { ++fresh; });
  REQUIRE([&] {
    while (fresh == 0) loop.run_one();
    return true;
  }());
  while (loop.poll() > 0) {
  }
  CHECK(old == 0);
  CHECK(fresh == 1);
}

TEST_CASE("an_alarm_taken_back_does_not_go_off") {
  loop loop;
  alarm alarm(loop);
  alarm.set(loop.now() - milliseconds(1), [] { FAIL("it was taken back"); });
  alarm.set(std::nullopt);
  bool is_over = false;
  loop.post([&] { is_over = true; });
  while (!is_over) loop.run_one();
  while (loop.poll() > 0) {
  }
}

TEST_CASE("an_alarm_may_set_the_next") {
  loop loop;
  alarm alarm(loop);
  int expired = 0;
  std::function<void()> again = [&] {
    if (++expired < 3) alarm.set(loop.now(), again);
  };
  alarm.set(loop.now(), again);
  REQUIRE([&] {
    while (expired < 3) loop.run_one();
    return true;
  }());
}

TEST_CASE("alarms_on_one_loop_do_not_take_each_others_place") {
  loop loop;
  alarm first(loop);
  alarm second(loop);
  int expired = 0;
  first.set(loop.now() + milliseconds(2), [&] { ++expired; });
  second.set(loop.now() + milliseconds(1), [&] { ++expired; });
  while (expired < 2) loop.run_one();
  CHECK(loop.poll() == 0);
}

TEST_CASE("an_alarm_that_is_gone_does_not_go_off_also_when_it_was_due") {
  loop loop;
  auto gone = std::make_unique<alarm>(loop);
  gone->set(loop.now() - milliseconds(1), [] { FAIL("it is gone"); });
  gone.reset();
  while (loop.poll() > 0) {
  }
}

}  // namespace livechat::customer::net
