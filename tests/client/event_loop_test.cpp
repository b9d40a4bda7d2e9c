// SPDX-License-Identifier: Apache-2.0
// Many clients on one loop: with a thread of its own, and on the caller's.
#include <livechat/customer/event_loop.hpp>

#include <doctest/doctest.h>
#include <poll.h>

#include <atomic>
#include <chrono>
#include <future>
#include <livechat/customer/client.hpp>
#include <livechat/customer/future.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include "support/at_once.hpp"

namespace {

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing_support::at_once;
using namespace std::chrono_literals;

lc::config on(const std::shared_ptr<lc::event_loop>& loop, emulator& emu) {
  lc::config out = emu.plain_client_config();
  out.run_on(loop);
  return out;
}

/// Waits until the descriptor is readable; false when it is not within the time.
bool is_readable(int descriptor, std::chrono::milliseconds within) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, static_cast<int>(within.count())) == 1;
}

/// What a program with a loop of its own does: poll the descriptor, then the loop.
template <class Done>
bool turn_until(lc::event_loop& loop, const Done& done) {
  const auto limit = std::chrono::steady_clock::now() + 10s;
  while (!done() && std::chrono::steady_clock::now() < limit) {
    if (is_readable(loop.descriptor(), 1s)) loop.poll();
  }
  return done();
}

}  // namespace

TEST_CASE("clients_on_one_loop_have_one_thread_for_all_their_callbacks") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  std::vector<std::unique_ptr<lc::client>> clients;
  for (int i = 0; i < 20; ++i) clients.push_back(std::make_unique<lc::client>(on(loop, emu)));
  std::mutex mutex;
  std::set<std::thread::id> threads;
  std::vector<std::future<void>> connected;
  for (auto& one : clients) {
    auto done = std::make_shared<std::promise<void>>();
    connected.push_back(done->get_future());
    one->connect().then([&, done](const lc::result<lc::login::response>& answer) {
      const std::lock_guard lock(mutex);
      if (answer) threads.insert(std::this_thread::get_id());
      done->set_value();
    });
  }
  for (auto& one : connected) one.get();
  CHECK(threads.size() == 1);
  CHECK_FALSE(threads.contains(std::this_thread::get_id()));
}

TEST_CASE("clients_on_one_loop_keep_their_own_deadlines") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client one(on(loop, emu));
  lc::client other(on(loop, emu));
  static_cast<void>(one.connect().get());
  static_cast<void>(other.connect().get());
  emu.answer_delay(10min);
  auto first = one.ping({}, lc::call_options().deadline(30ms));
  auto second = other.ping({}, lc::call_options().deadline(20ms));
  CHECK(first.try_get().error().code() == lc::client_errc::deadline_exceeded);
  CHECK(second.try_get().error().code() == lc::client_errc::deadline_exceeded);
}

TEST_CASE("a_client_that_ends_leaves_the_others_of_its_loop_alone") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client stays(on(loop, emu));
  const auto chat = stays.start_chat().get();
  {
    lc::client goes(on(loop, emu));
    goes.connect().get();
    CHECK(emu.connections() == 2);
  }
  CHECK_FALSE(stays.send_event(chat.chat_id, lc::message("still here")).get().event_id.empty());
}

TEST_CASE("a_client_keeps_its_loop_when_nobody_else_does") {
  emulator emu(at_once());
  auto loop = lc::event_loop::on_own_thread();
  lc::client client(on(loop, emu));
  loop.reset();
  CHECK_FALSE(client.start_chat().get().chat_id.empty());
}

TEST_CASE("destroying_a_client_does_not_wait_for_a_callback_of_another_client_of_its_loop") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client busy(on(loop, emu));
  auto goes = std::make_unique<lc::client>(on(loop, emu));
  goes->connect().get();
  busy.connect().get();
  std::promise<void> began;
  std::promise<void> may_end;
  busy.ping().then([&](const auto&) {
    began.set_value();
    may_end.get_future().wait();
  });
  began.get_future().wait();
  auto last_call = goes->ping();
  goes.reset();  // would hang here
  may_end.set_value();
  const auto ended = last_call.try_get();
  REQUIRE_FALSE(ended);
  CHECK(ended.error().code() == lc::client_errc::stopped);
}

TEST_CASE("waiting_for_one_client_inside_a_callback_of_another_on_its_thread_would_deadlock") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client first(on(loop, emu));
  lc::client second(on(loop, emu));
  std::promise<std::error_code> told;
  first.ping().then([&](const auto&) { told.set_value(second.ping().try_get().error().code()); });
  CHECK(told.get_future().get() == lc::client_errc::would_deadlock);
}

TEST_CASE("a_client_may_destroy_another_client_of_its_loop_in_a_callback") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client stays(on(loop, emu));
  auto goes = std::make_unique<lc::client>(on(loop, emu));
  goes->connect().get();
  std::promise<void> gone;
  stays.ping().then([&](const auto&) {
    goes.reset();
    gone.set_value();
  });
  gone.get_future().wait();
  CHECK(stays.ping().try_get());
}

TEST_CASE("a_loop_without_a_thread_is_run_by_whoever_waits") {
  emulator emu(at_once());
  const auto loop = std::make_shared<lc::event_loop>();
  lc::client first(on(loop, emu));
  lc::client second(on(loop, emu));
  const auto chat = first.start_chat().get();
  CHECK(second.ping().try_get());
  std::thread::id ran_on;
  first.on<lc::incoming_event>([&](const lc::incoming_event&) { ran_on = std::this_thread::get_id(); });
  first.send_event(chat.chat_id, lc::message("hi")).get();
  CHECK(first.wait_for<lc::incoming_event>(5s).has_value());
  while (ran_on == std::thread::id()) loop->poll();
  CHECK(ran_on == std::this_thread::get_id());
}

TEST_CASE("a_loop_runs_until_it_is_stopped_and_may_be_run_again") {
  emulator emu(at_once());
  const auto loop = std::make_shared<lc::event_loop>();
  lc::client client(on(loop, emu));
  for (int i = 0; i < 2; ++i) {
    bool is_answered = false;
    client.ping().then([&](const auto&) {
      is_answered = true;
      loop->stop();
    });
    loop->run();
    CHECK(is_answered);
  }
}

TEST_CASE("the_descriptor_tells_a_loop_of_the_users_when_there_is_something_to_do") {
  emulator emu(at_once());
  const auto loop = std::make_shared<lc::event_loop>();
  lc::client client(on(loop, emu));
  while (loop->poll() > 0) {
  }
  if (is_readable(loop->descriptor(), 0ms)) loop->poll();
  CHECK_FALSE(is_readable(loop->descriptor(), 0ms));  // idle
  std::string chat;
  client.start_chat().then([&](lc::result<lc::start_chat::response> started) { chat = started.value().chat_id; });
  CHECK(turn_until(*loop, [&] { return !chat.empty(); }));  // a call, sockets, answers

  std::atomic<bool> is_answered = false;
  std::thread other([&] { client.ping().then([&](const auto&) { is_answered = true; }); });
  CHECK(turn_until(*loop, [&] { return is_answered.load(); }));  // a call on another thread
  other.join();

  bool is_over = false;
  client.request("ping", {}, lc::call_options().deadline(1ms)).then([&](const auto&) { is_over = true; });
  CHECK(turn_until(*loop, [&] { return is_over; }));  // a timer, or the answer
}

TEST_CASE("a_loop_with_a_thread_has_no_descriptor") {
  const auto loop = lc::event_loop::on_own_thread();
  CHECK_THROWS_AS(static_cast<void>(loop->descriptor()), lc::error);
  CHECK(loop->poll() == 0);
}

TEST_CASE("clients_of_a_loop_that_nobody_runs_end_all_the_same") {
  emulator emu(at_once());
  const auto loop = std::make_shared<lc::event_loop>();
  auto client = std::make_unique<lc::client>(on(loop, emu));
  auto call = client->ping();
  client.reset();
  CHECK(call.try_get().error().code() == lc::client_errc::stopped);
}

TEST_CASE("a_client_that_ends_while_another_thread_runs_the_loop_is_let_go_there") {
  emulator emu(at_once());
  const auto loop = std::make_shared<lc::event_loop>();
  std::thread runner([&] { loop->run(); });
  for (int i = 0; i < 20; ++i) {
    lc::client client(on(loop, emu));
    auto call = client.connect();
    if (i % 2 == 0) CHECK(call.try_get());
  }
  loop->stop();
  runner.join();
}

TEST_CASE("run_on_and_own_loop_exclude_each_other") {
  lc::config settings("org");
  settings.token(lc::secret("t")).run_on(std::make_shared<lc::event_loop>()).own_loop();
  CHECK(settings.problem() == "own_loop and run_on: only one of them can be set");
}

TEST_CASE("with_post_the_network_is_on_the_shared_loop_and_callbacks_are_posted") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  std::promise<lc::work> given;
  std::atomic<int> count = 0;
  lc::config settings = on(loop, emu);
  settings.post([&](lc::work job) {
    if (count++ == 0) given.set_value(std::move(job));
  });
  lc::client client(settings);
  bool is_called = false;
  client.ping().then([&](const auto&) { is_called = true; });
  auto job = given.get_future().get();
  CHECK_FALSE(is_called);
  job();
  CHECK(is_called);
}
