// SPDX-License-Identifier: Apache-2.0
// One call, four ways, against a real emulator over TLS on loopback.
#include <doctest/doctest.h>

#include <condition_variable>
#include <deque>
#include <future>
#include <livechat/customer.hpp>
#include <livechat/customer/future.hpp>
#include <livechat/testing/emulator.hpp>
#include <mutex>

#include "support/at_once.hpp"

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing_support::at_once;
using namespace std::chrono_literals;

namespace {

/// A queue such as every user interface has: what is posted is run by the one thread that owns it.
class ui_queue {
 public:
  void push(lc::work job) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    came_.notify_all();
  }

  /// Runs jobs until `done`; false when nothing comes for 10 s.
  template <class Predicate>
  bool run_until(Predicate done) {
    while (!done()) {
      lc::work job;
      {
        std::unique_lock lock(mutex_);
        if (!came_.wait_for(lock, 10s, [this] { return !jobs_.empty(); })) return false;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      job();
    }
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<lc::work> jobs_;
};

lc::task<std::string> converse(lc::client& client) {
  const auto chat = co_await client.start_chat();
  const auto sent = co_await client.send_event(chat.chat_id, lc::message("Where is my order?"));
  while (auto push = co_await client.next_push()) {
    const auto* came = push->as<lc::incoming_event>();
    if (came != nullptr && came->event.text() == "Let me look that up for you.") break;
  }
  const auto read = co_await client.get_chat(chat.chat_id);
  co_await client.deactivate_chat(chat.chat_id);
  for (const auto& event : read.thread->events) {
    if (event.id() == sent.event_id) co_return std::string(event.text());
  }
  co_return "";
}

}  // namespace

TEST_CASE("get_waits_and_gives_the_value") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto chat = client.start_chat().get();
  CHECK(!chat.chat_id.empty());
  const auto sent = client.send_event(chat.chat_id, lc::message("Hello")).get();
  const auto read = client.get_chat(chat.chat_id).get();
  REQUIRE(read.thread);
  CHECK(std::any_of(read.thread->events.begin(), read.thread->events.end(),
                    [&](const lc::event& event) { return event.id() == sent.event_id && event.text() == "Hello"; }));
}

TEST_CASE("try_get_gives_the_error_of_the_service_without_throwing") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto answer = client.get_chat("NOSUCHCHAT").try_get();
  REQUIRE(!answer);
  CHECK(answer.error().outcome() == lc::outcome::rejected);
  CHECK(answer.error().code() == lc::server_errc::not_found);
  REQUIRE(answer.error().server() != nullptr);
  CHECK(answer.error().server()->type == "not_found");
  CHECK(answer.error().action() == "get_chat");
  CHECK(!answer.error().request_id().empty());
}

TEST_CASE("then_calls_back_on_another_thread_and_never_inline") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  std::promise<std::thread::id> called;
  client.ping().then([&](const lc::result<lc::ping::response>& answer) {
    CHECK(answer.has_value());
    called.set_value(std::this_thread::get_id());
  });
  auto future = called.get_future();
  REQUIRE(future.wait_for(10s) == std::future_status::ready);
  CHECK((future.get() != std::this_thread::get_id()));
}

TEST_CASE("future_gives_the_value_and_throws_the_error") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  auto chat = client.start_chat().future();
  REQUIRE(chat.wait_for(10s) == std::future_status::ready);
  CHECK(!chat.get().thread_id.empty());
  CHECK_THROWS_AS(client.get_chat("NOSUCHCHAT").future().get(), lc::error);
}

TEST_CASE("co_await_talks_through_a_whole_conversation") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  CHECK(client.spawn(converse(client)).get() == "Where is my order?");
}

TEST_CASE("an_error_that_a_coroutine_lets_out_ends_its_operation") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto body = [](lc::client& c) -> lc::task<> { static_cast<void>(co_await c.get_chat("NOSUCHCHAT")); };
  const auto end = client.spawn(body(client)).try_get();
  REQUIRE(!end);
  CHECK(end.error().code() == lc::server_errc::not_found);
}

TEST_CASE("post_moves_every_callback_to_the_users_queue") {
  emulator emu(at_once());
  ui_queue queue;
  auto settings = emu.client_config();
  settings.post([&queue](lc::work job) { queue.push(std::move(job)); });
  lc::client client(std::move(settings));
  bool is_answered = false;
  std::size_t pushes = 0;
  const auto here = std::this_thread::get_id();
  client.on_push([&](const lc::push&) {
    CHECK((std::this_thread::get_id() == here));
    ++pushes;
  });
  client.start_chat().then([&](const lc::result<lc::start_chat::response>& chat) {
    CHECK((std::this_thread::get_id() == here));
    CHECK(chat.has_value());
    is_answered = true;
  });
  CHECK(queue.run_until([&] { return is_answered && pushes > 0; }));
}

TEST_CASE("own_loop_runs_on_the_callers_thread_with_run") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.own_loop();
  lc::client client(std::move(settings));
  const auto here = std::this_thread::get_id();
  bool is_answered = false;
  client.start_chat().then([&](const lc::result<lc::start_chat::response>& chat) {
    CHECK((std::this_thread::get_id() == here));
    CHECK(chat.has_value());
    is_answered = true;
    client.close().then([](const lc::result<void>&) {});
  });
  client.run();
  CHECK(is_answered);
  CHECK(client.state() == lc::link_state::stopped);
}

TEST_CASE("own_loop_is_driven_by_a_blocking_call") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.own_loop();
  lc::client client(std::move(settings));
  const auto chat = client.start_chat().get();
  client.send_event(chat.chat_id, lc::message("Where is my order?")).get();
  const auto answer = client.wait_for<lc::incoming_event>(
      10s, [](const lc::incoming_event& push) { return push.event.text() == "Let me look that up for you."; });
  CHECK(answer.has_value());
  CHECK_FALSE(client.wait_for<lc::chat_deactivated>(1ms).has_value());
}

TEST_CASE("a_raw_request_and_extra_fields_reach_the_service") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto chat = client.start_chat().get();
  const auto raw = client.request("get_chat", R"({"chat_id":")" + chat.chat_id + R"("})").get();
  CHECK(raw.text().find(chat.chat_id) != std::string::npos);
  const auto sent = client.send_event(lc::send_event(chat.chat_id, lc::message("Hi")),
                                      lc::call_options().extra(R"({"attach_to_last_thread":true})"));
  auto twice =
      client.send_event(lc::send_event(chat.chat_id, lc::message("Hi")), lc::call_options().extra(R"({"chat_id":"X"})"))
          .try_get();
  REQUIRE(!twice);
  CHECK(twice.error().code() == lc::client_errc::invalid_request);
  CHECK(twice.error().detail() == "extra.chat_id: the request has it already");
  CHECK(client.request("no_such_action").try_get().error().outcome() == lc::outcome::rejected);
  CHECK(client.request("ping", "{]").try_get().error().code() == lc::client_errc::invalid_request);
}

TEST_CASE("own_loop_answers_calls_after_the_close") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.own_loop();
  lc::client client(std::move(settings));
  client.close().get();
  client.close().get();
  CHECK(client.ping().try_get().error().code() == lc::client_errc::stopped);
  client.run();
}

TEST_CASE("own_loop_lets_two_threads_wait_at_once") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.own_loop();
  lc::client client(std::move(settings));
  static_cast<void>(client.connect().get());
  emu.answer_delay(10min);
  const auto wait = [&](std::chrono::milliseconds deadline) {
    return client.ping({}, lc::call_options().deadline(deadline)).try_get().error().code();
  };
  auto other = std::async(std::launch::async, wait, 60ms);
  CHECK(wait(20ms) == lc::client_errc::deadline_exceeded);
  CHECK(other.get() == lc::client_errc::deadline_exceeded);
}

TEST_CASE("own_loop_may_end_while_another_thread_runs_it") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.own_loop();
  auto client = std::make_unique<lc::client>(std::move(settings));
  std::promise<void> is_running;
  client->ping().then([&](const lc::result<lc::ping::response>&) { is_running.set_value(); });
  std::thread runner([&client = *client] { client.run(); });
  is_running.get_future().wait();
  client.reset();
  runner.join();
}

TEST_CASE("a_pull_that_is_cancelled_gives_nothing_and_takes_nothing") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  static_cast<void>(client.connect().get());
  while (client.wait_for<lc::customer_side_storage_updated>(10s).has_value() == false) {
  }
  auto pull = client.next_push();
  pull.cancel();
  CHECK_FALSE(pull.get().has_value());
  static_cast<void>(client.start_chat().get());
  CHECK(client.wait_for<lc::incoming_chat>(10s).has_value());
}
