// SPDX-License-Identifier: Apache-2.0
// The callback queue on a real loop.
#include "client/callbacks.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace livechat::customer;
using detail::callbacks;

struct rig {
  std::shared_ptr<detail::shared_loop> loop =
      std::make_shared<detail::shared_loop>(detail::shared_loop::runner::callers);
  std::shared_ptr<callbacks> queue;

  explicit rig(const config& settings, detail::turn_limits limits = without_hurry())
      : queue(std::make_shared<callbacks>(settings, loop, limits)) {}

  /// However slow the machine is, time ends no turn.
  static detail::turn_limits without_hurry() {
    detail::turn_limits out;
    out.longest = std::chrono::hours(1);
    return out;
  }

  void run_all() const {
    while (loop->poll() != 0) {
    }
  }
};

config own_loop() {
  config out("org");
  out.own_loop();
  return out;
}

}  // namespace

TEST_CASE("jobs run in order and never inline") {
  const rig one(own_loop());
  std::string log;
  one.queue->post([&] {
    log += 'a';
    one.queue->post([&] { log += 'c'; });
    log += 'A';
  });
  one.queue->post([&] { log += 'b'; });
  CHECK(log.empty());
  CHECK(one.queue->backlog() == 2);
  one.run_all();
  CHECK(log == "aAbc");
  CHECK(one.queue->backlog() == 0);
}

TEST_CASE("several jobs run in one turn of the loop and keep their order") {
  const rig one(own_loop());
  std::string log;
  for (const char name : {'a', 'b', 'c'}) one.queue->post([&log, name] { log += name; });
  one.loop->loop().post([&] { log += '-'; });
  one.run_all();
  CHECK(log == "abc-");
}

TEST_CASE("a job that is posted by another runs in the same turn behind those that wait") {
  const rig one(own_loop());
  std::string log;
  one.queue->post([&] {
    log += 'a';
    one.queue->post([&] { log += 'c'; });
  });
  one.queue->post([&] { log += 'b'; });
  one.loop->loop().post([&] { log += '-'; });
  one.run_all();
  CHECK(log == "abc-");
}

TEST_CASE("a turn has a most of jobs so that another client of the loop gets its own") {
  auto limits = rig::without_hurry();
  limits.most_jobs = 2;
  const rig one(own_loop(), limits);
  const auto other = std::make_shared<callbacks>(own_loop(), one.loop, limits);
  std::string log;
  for (const char name : {'a', 'b', 'c', 'd', 'e'}) one.queue->post([&log, name] { log += name; });
  for (const char name : {'1', '2', '3'}) other->post([&log, name] { log += name; });
  one.run_all();
  CHECK(log == "ab12cd3e");
}

TEST_CASE("a turn ends behind the job in which its time is over") {
  detail::turn_limits limits;
  limits.longest = std::chrono::nanoseconds(0);
  const rig one(own_loop(), limits);
  std::string log;
  one.queue->post([&] { log += 'a'; });
  one.queue->post([&] { log += 'b'; });
  one.loop->loop().post([&] { log += '-'; });
  one.run_all();
  CHECK(log == "a-b");
}

TEST_CASE("a job that throws is told and the next one runs") {
  const rig one(own_loop());
  int told = 0;
  std::string log;
  one.queue->on_throw([&](const std::exception_ptr&) { ++told; });
  one.queue->post([] { throw std::runtime_error("bad"); });
  one.queue->post([&] { log += 'b'; });
  one.run_all();
  CHECK(told == 1);
  CHECK(log == "b");
}

TEST_CASE("no job runs after closing and those that waited are let go of") {
  const rig one(own_loop());
  const auto held = std::make_shared<int>(1);
  bool last = false;
  one.queue->post([held] { FAIL("a job after closing"); });
  one.queue->close([&] { last = true; });
  CHECK(last);
  CHECK(held.use_count() == 1);
  one.queue->post([held] { FAIL("a job after closing"); });
  CHECK(held.use_count() == 1);
  one.run_all();
}

TEST_CASE("closing inside a job comes into effect behind it") {
  const rig one(own_loop());
  std::string log;
  one.queue->post([&] {
    one.queue->close([&] { log += "last"; });
    log += "job ";
  });
  one.queue->post([&] { log += "never "; });
  one.run_all();
  CHECK(log == "job last");
}

TEST_CASE("closing on another thread ends a turn behind the job that it runs") {
  const rig one(own_loop());
  std::promise<void> begun;
  std::atomic<bool> is_over = false;
  one.queue->post([&] {
    begun.set_value();
    while (one.queue->backlog() != 0) std::this_thread::yield();
    is_over = true;
  });
  one.queue->post([] { FAIL("a job after closing"); });
  std::thread other([&] { one.run_all(); });
  begun.get_future().wait();
  one.queue->close([&] { CHECK(is_over); });
  other.join();
}

TEST_CASE("closing waits for a job that runs on another thread") {
  const rig one(own_loop());
  std::promise<void> begun;
  std::promise<void> go;
  std::atomic<bool> is_over = false;
  one.queue->post([&] {
    begun.set_value();
    go.get_future().wait();
    is_over = true;
  });
  std::thread other([&] { one.run_all(); });
  begun.get_future().wait();
  std::thread closing([&] { one.queue->close([&] { CHECK(is_over); }); });
  go.set_value();
  closing.join();
  other.join();
  CHECK(is_over);
}

TEST_CASE("waiting inside a job would deadlock") {
  const rig one(own_loop());
  auto how = callbacks::waiting::possible;
  one.queue->post([&] { how = one.queue->how_to_wait(); });
  one.run_all();
  CHECK(how == callbacks::waiting::deadlock);
}

TEST_CASE("with a loop of ones own the one who waits drives it") {
  CHECK(rig(own_loop()).queue->how_to_wait() == callbacks::waiting::by_running);
  const auto with_thread = std::make_shared<detail::shared_loop>(detail::shared_loop::runner::own_thread);
  CHECK(std::make_shared<callbacks>(config("org"), with_thread)->how_to_wait() == callbacks::waiting::possible);
}

TEST_CASE("posted callbacks come one after the other through the post function") {
  std::vector<work> posted;
  config settings("org");
  settings.post([&](work job) { posted.push_back(std::move(job)); });
  const rig one(settings);
  std::string log;
  one.queue->post([&] { log += 'a'; });
  one.queue->post([&] { log += 'b'; });
  // The second is not handed over before the first has run.
  REQUIRE(posted.size() == 1);
  posted[0]();
  CHECK(log == "a");
  REQUIRE(posted.size() == 2);
  posted[1]();
  CHECK(log == "ab");
  CHECK(posted.size() == 2);
  CHECK(one.loop->poll() == 0);
}

TEST_CASE("a turn that the post function runs after closing does nothing") {
  std::vector<work> posted;
  config settings("org");
  settings.post([&](work job) { posted.push_back(std::move(job)); });
  const rig one(settings);
  one.queue->post([] { FAIL("a job after closing"); });
  one.queue->close([] {});
  REQUIRE(posted.size() == 1);
  posted[0]();
}
