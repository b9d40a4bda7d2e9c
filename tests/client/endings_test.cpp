// SPDX-License-Identifier: Apache-2.0
// Ends at awkward moments: what must not be touched any more, and who must not wait for ever.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <livechat/customer.hpp>
#include <livechat/customer/event_loop.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <string_view>
#include <thread>

#include "support/at_once.hpp"

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing_support::at_once;
using namespace std::chrono_literals;

TEST_CASE("a_coroutine_that_waits_for_another_client_is_not_resumed_after_its_own_has_ended") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client other(emu.client_config().run_on(loop));
  static_cast<void>(other.connect().get());
  emu.answer_delay(10min);
  std::atomic<bool> is_resumed = false;
  {
    lc::client own(emu.client_config().run_on(loop));
    const auto body = [](lc::client& awaited, std::atomic<bool>& resumed) -> lc::task<> {
      static_cast<void>(co_await awaited.ping({}, lc::call_options().deadline(300ms)));
      resumed = true;
    };
    static_cast<void>(own.spawn(body(other, is_resumed)));
    REQUIRE(emu.wait_for_pending(1));
  }
  static_cast<void>(other.ping({}, lc::call_options().deadline(400ms)).try_get());  // behind the one that is waited for
  CHECK_FALSE(is_resumed);
}

TEST_CASE("a_handler_may_destroy_the_client_whose_wait_runs_it") {
  emulator emu(at_once());
  auto client = std::make_unique<lc::client>(emu.client_config().own_loop());
  client->on<lc::incoming_chat>([&](const lc::incoming_chat&) { client.reset(); });
  client->start_chat().then([](const lc::result<lc::start_chat::response>&) {});
  CHECK_FALSE(client->wait_for<lc::chat_transferred>(10s).has_value());
  CHECK(client == nullptr);
}

TEST_CASE("after_the_end_of_a_client_on_a_shared_loop_its_log_is_silent") {
  emulator emu(at_once());
  const auto loop = lc::event_loop::on_own_thread();
  lc::client stays(emu.client_config().run_on(loop));
  for (int round = 0; round < 20; ++round) {
    auto is_over = std::make_unique<std::atomic<bool>>(false);
    auto* const seen = is_over.get();
    {
      auto settings = emu.client_config().run_on(loop).log(
          [seen](lc::log_level, std::string_view, std::string_view) { CHECK_FALSE(seen->load()); },
          lc::log_level::debug);
      settings.trace([seen](const lc::trace_line&) { CHECK_FALSE(seen->load()); });
      lc::client goes(std::move(settings));
      auto call = goes.ping();
      if (round % 2 == 0) static_cast<void>(call.try_get());
    }
    *seen = true;
    static_cast<void>(stays.ping().try_get());  // the loop has done the last of it
  }
}

TEST_CASE("who_waits_without_a_thread_is_woken_when_another_thread_ends_the_wait") {
  emulator emu(at_once());
  lc::client client(emu.client_config().own_loop());
  auto pull = client.next_push();
  std::thread other([&] { pull.cancel(); });
  CHECK_FALSE(pull.try_get().value().has_value());
  other.join();
}

TEST_CASE("poll_returns_at_once_when_another_thread_runs_the_client") {
  emulator emu(at_once());
  lc::client client(emu.client_config().own_loop().ping_interval(0s));
  std::thread runs([&] { client.run(); });
  const auto began = std::chrono::steady_clock::now();
  static_cast<void>(client.poll());
  CHECK_FALSE(client.wait_for<lc::chat_transferred>(1ms).has_value());
  CHECK(std::chrono::steady_clock::now() - began < 10s);
  client.close().get();
  runs.join();
}
