// SPDX-License-Identifier: Apache-2.0
#include "net/loop.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "net/alarm.hpp"
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

TEST_CASE("a_job_that_polls_the_loop_sees_what_is_posted_meanwhile") {
  for (bool const by_run : {false, true}) {
    CAPTURE(by_run);
    loop loop;
    std::vector<int> ran;
    loop.post([&] {
      loop.post([&] { ran.push_back(2); });
      for (int tries = 0; ran.size() < 2 && tries < 100; ++tries) loop.poll();
      ran.push_back(3);
      loop.stop();
    });
    loop.post([&] { ran.push_back(1); });
    by_run ? loop.run() : static_cast<void>(loop.poll());
    CHECK(ran == std::vector<int>{1, 2, 3});
  }
}

TEST_CASE("jobs_that_post_each_other_leave_sockets_their_turn") {
  loop loop;
  std::size_t jobs = 0;
  net::alarm end(loop);
  std::function<void()> again = [&] {
    ++jobs;
    loop.post([&] { again(); });
  };
  again();
  end.set(loop.now() + milliseconds(20), [&] { loop.stop(); });
  loop.run();
  CHECK(jobs > 100);
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
