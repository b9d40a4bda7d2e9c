// SPDX-License-Identifier: Apache-2.0
#include "net/loop.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "recording_observer.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;
using std::chrono::milliseconds;

TEST_CASE("jobs_run_later_in_order_and_may_be_move_only") {
  loop loop;
  std::vector<int> ran;
  auto owned = std::make_unique<int>(1);
  loop.post([&ran, owned = std::move(owned)] { ran.push_back(*owned); });
  loop.post([&ran] { ran.push_back(2); });
  CHECK(ran.empty());
  CHECK(loop.poll() == 2);
  CHECK(ran == std::vector<int>{1, 2});
  CHECK(loop.poll() == 0);
}

TEST_CASE("an_alarm_goes_off_once_and_not_before_its_time") {
  loop loop;
  auto const due = loop.now() + milliseconds(5);
  int expired = 0;
  loop.set_alarm(due, [&] {
    ++expired;
    CHECK(loop.now() >= due);
  });
  loop.run_one();
  CHECK(expired == 1);
  CHECK(loop.poll() == 0);
}

TEST_CASE("a_new_alarm_takes_the_place_of_the_old_also_when_that_is_due") {
  loop loop;
  int old = 0;
  int fresh = 0;
  loop.set_alarm(loop.now() - milliseconds(1), [&] { ++old; });
  loop.set_alarm(loop.now() - milliseconds(1), [&] { ++fresh; });
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
  loop.set_alarm(loop.now() - milliseconds(1), [] { FAIL("it was taken back"); });
  loop.set_alarm(std::nullopt, {});
  bool is_over = false;
  loop.post([&] { is_over = true; });
  while (!is_over) loop.run_one();
  while (loop.poll() > 0) {
  }
}

TEST_CASE("an_alarm_may_set_the_next") {
  loop loop;
  int expired = 0;
  std::function<void()> again = [&] {
    if (++expired < 3) loop.set_alarm(loop.now(), again);
  };
  loop.set_alarm(loop.now(), again);
  REQUIRE([&] {
    while (expired < 3) loop.run_one();
    return true;
  }());
}

TEST_CASE("a_job_that_throws_does_not_end_the_loop") {
  loop loop;
  int ran = 0;
  loop.post([] { throw std::bad_alloc(); });
  loop.post([&] { ++ran; });
  loop.post([] { throw 1; });
  loop.post([&] {
    ++ran;
    loop.stop();
  });
  loop.run();
  CHECK(ran == 2);
}

TEST_CASE("nothing_is_run_after_stop") {
  loop loop;
  loop.post([&] { loop.stop(); });
  loop.post([] { FAIL("the loop was stopped"); });
  loop.run();
  loop.run();
  CHECK(loop.poll() == 0);
}

TEST_CASE("other_threads_may_post_and_stop") {
  loop loop;
  std::atomic<int> ran = 0;
  std::thread runner([&] { loop.run(); });
  std::vector<std::thread> posters;
  for (int i = 0; i < 4; ++i) {
    posters.emplace_back([&] {
      for (int j = 0; j < 1000; ++j) loop.post([&] { ++ran; });
    });
  }
  for (auto& poster : posters) poster.join();
  loop.post([&] { loop.stop(); });
  runner.join();
  CHECK(ran == 4000);
}
