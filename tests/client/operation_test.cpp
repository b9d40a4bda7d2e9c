// SPDX-License-Identifier: Apache-2.0
// The four ways of an operation and its state, without a client.
#include <doctest/doctest.h>

#include <livechat/customer/future.hpp>
#include <livechat/customer/operation.hpp>
#include <livechat/customer/task.hpp>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "hand_queue.hpp"

namespace {

using namespace livechat::customer;
using test::hand_queue;

template <class T>
struct call {
  std::shared_ptr<hand_queue> queue = std::make_shared<hand_queue>();
  int cancelled = 0;
  std::shared_ptr<detail::operation_state<T>> state =
      std::make_shared<detail::operation_state<T>>(queue, [this] { ++cancelled; });
  operation<T> op{state};

  call() = default;
};

error failure() { return {client_errc::deadline_exceeded, outcome::unknown}; }

task<> await_into(operation<std::string> op, std::vector<std::string>& log) {
  log.emplace_back("begins");
  try {
    log.push_back(co_await op);
  } catch (const error& caught) {
    log.push_back(caught.code().message());
  }
}

task<int> seven() { co_return 7; }
task<int> throws() {
  throw failure();
  co_return 0;
}
task<int> sum_of_two() { co_return co_await seven() + co_await seven(); }
task<> store(task<int> of, int& into) { into = co_await std::move(of); }

/// Counts how many are alive.
struct counted {
  explicit counted(int& alive) : alive_(&alive) { ++*alive_; }
  counted(const counted& other) : alive_(other.alive_) { ++*alive_; }
  counted(counted&& other) noexcept : alive_(other.alive_) { ++*alive_; }
  counted& operator=(const counted&) = delete;
  counted& operator=(counted&&) = delete;
  ~counted() { --*alive_; }

 private:
  int* alive_;
};

task<> hold(counted what, operation<std::string> op) {
  const counted inside = what;
  static_cast<void>(co_await op);
}

}  // namespace

TEST_CASE("get gives the value or throws the error") {
  call<std::string> good;
  good.state->complete(std::string("value"));
  CHECK(good.op.get() == "value");
  call<std::string> bad;
  bad.state->complete(failure());
  CHECK_THROWS_AS(static_cast<void>(bad.op.get()), error);
  call<void> nothing;
  nothing.state->complete(result<void>());
  CHECK_NOTHROW(nothing.op.get());
}

TEST_CASE("get runs the loop until the value is there and no longer") {
  call<std::string> one;
  one.queue->on_turn = [&] {
    if (one.queue->turns == 3) one.state->complete(std::string("value"));
  };
  CHECK(one.op.get() == "value");
  CHECK(one.queue->turns == 3);
  CHECK(one.queue->backlog() == 0);
}

TEST_CASE("get where it would wait for itself is an error, and a value that is there is given") {
  call<std::string> one;
  one.queue->how = hand_queue::waiting::deadlock;
  const auto refused = one.op.try_get();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code() == client_errc::would_deadlock);
  one.state->complete(std::string("value"));
  CHECK(one.op.get() == "value");
}

TEST_CASE("then is called once and never inline") {
  call<std::string> one;
  std::vector<std::string> log;
  SUBCASE("set before the end") {
    one.op.then([&](const result<std::string>& value) { log.push_back(*value); });
    CHECK(one.queue->backlog() == 0);
    one.state->complete(std::string("value"));
  }
  SUBCASE("set after the end") {
    one.state->complete(std::string("value"));
    one.op.then([&](const result<std::string>& value) { log.push_back(*value); });
  }
  CHECK(log.empty());
  CHECK(one.queue->run_all() == 1);
  CHECK(log == std::vector<std::string>{"value"});
  one.state->complete(std::string("other"));
  CHECK(one.queue->run_all() == 0);
}

TEST_CASE("then takes what can only be moved") {
  call<std::unique_ptr<int>> one;
  int seen = 0;
  one.op.then([&seen, own = std::make_unique<int>(1)](result<std::unique_ptr<int>> value) { seen = **value + *own; });
  one.state->complete(std::make_unique<int>(6));
  one.queue->run_all();
  CHECK(seen == 7);
}

TEST_CASE("the first end of an operation counts") {
  call<std::string> one;
  one.state->complete(std::string("first"));
  one.state->complete(std::string("second"));
  one.state->complete(failure());
  CHECK(one.op.get() == "first");
}

TEST_CASE("cancel asks once per call and not after the end") {
  call<std::string> one;
  one.op.cancel();
  one.op.cancel();
  CHECK(one.cancelled == 2);
  one.state->complete(failure());
  one.op.cancel();
  CHECK(one.cancelled == 2);
}

TEST_CASE("an operation without a way to cancel is cancelled without effect") {
  auto queue = std::make_shared<hand_queue>();
  operation<int> op(std::make_shared<detail::operation_state<int>>(queue, nullptr));
  op.cancel();
  CHECK(queue->backlog() == 0);
}

TEST_CASE("a future gives the value or throws the error") {
  call<std::string> good;
  auto value = good.op.future();
  good.state->complete(std::string("value"));
  good.queue->run_all();
  CHECK(value.get() == "value");

  call<void> bad;
  auto none = bad.op.future();
  bad.state->complete(failure());
  bad.queue->run_all();
  CHECK_THROWS_AS(none.get(), error);
}

TEST_CASE("a future whose continuation is dropped is broken and does not hang") {
  call<std::string> one;
  auto value = one.op.future();
  one.state->complete(std::string("value"));
  one.queue->drop_all();
  CHECK_THROWS_AS(value.get(), std::future_error);
}

TEST_CASE("a coroutine goes on with the value and never inline") {
  call<std::string> one;
  std::vector<std::string> log;
  auto coroutine = await_into(one.op, log);
  CHECK(log.empty());
  coroutine.start();
  CHECK(log == std::vector<std::string>{"begins"});
  one.state->complete(std::string("value"));
  CHECK(log.size() == 1);
  one.queue->run_all();
  CHECK(log == std::vector<std::string>{"begins", "value"});
}

TEST_CASE("a coroutine goes on with the error, also when it was there before") {
  call<std::string> one;
  one.state->complete(failure());
  std::vector<std::string> log;
  auto coroutine = await_into(one.op, log);
  coroutine.start();
  CHECK(log.size() == 1);
  one.queue->run_all();
  CHECK(log == std::vector<std::string>{"begins", "no answer within the deadline"});
}

TEST_CASE("tasks await tasks and pass on values and errors") {
  int value = 0;
  auto good = store(sum_of_two(), value);
  good.start();
  CHECK(value == 14);
  auto bad = store(throws(), value);
  bad.start();
  CHECK(value == 14);
}

TEST_CASE("a task that was destroyed lets go of everything, begun or not") {
  int alive = 0;
  call<std::string> one;
  {
    const auto never_begun = hold(counted(alive), one.op);
    CHECK(alive >= 1);
  }
  CHECK(alive == 0);
  {
    const auto suspended = hold(counted(alive), one.op);
    suspended.start();
    CHECK(alive >= 2);
  }
  CHECK(alive == 0);
}

TEST_CASE("a task is moved without being run") {
  int value = 0;
  auto one = store(seven(), value);
  auto other = std::move(one);
  CHECK(value == 0);
  other.start();
  CHECK(value == 7);
}

TEST_CASE("work runs once and lets go of what it held") {
  int alive = 0;
  int ran = 0;
  work job([held = counted(alive), &ran] { ++ran; });
  CHECK(static_cast<bool>(job));
  CHECK(alive == 1);
  job();
  CHECK(ran == 1);
  CHECK(alive == 0);
  CHECK_FALSE(static_cast<bool>(job));
  CHECK_FALSE(static_cast<bool>(work()));
}

TEST_CASE("a value that comes from another thread wakes the one that waits") {
  class silent_queue final : public detail::callback_queue {
   public:
    void post(work) override {}
    [[nodiscard]] waiting how_to_wait() override { return waiting::possible; }
    void run_one() override {}
  };
  const auto queue = std::make_shared<silent_queue>();
  for (int i = 0; i < 200; ++i) {
    auto state = std::make_shared<detail::operation_state<int>>(queue, nullptr);
    std::thread other([state, i] { state->complete(i); });
    CHECK(operation<int>(state).get() == i);
    other.join();
  }
}
