// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <deque>
#include <livechat/asio.hpp>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <mutex>
#include <utility>

#include "support/at_once.hpp"

namespace somebodys_asio {

/// An executor and the function that goes with it, as every Asio has them; it is found by the executor's namespace.
struct executor {
  std::mutex* mutex;
  std::deque<livechat::customer::work>* jobs;
};

void post(const executor& where, livechat::customer::work job) {
  const std::lock_guard lock(*where.mutex);
  where.jobs->push_back(std::move(job));
}

}  // namespace somebodys_asio

TEST_CASE("callbacks_run_where_the_programs_own_asio_runs_them") {
  livechat::testing::emulator emu(livechat::testing_support::at_once());
  std::mutex mutex;
  std::deque<livechat::customer::work> jobs;
  livechat::customer::client client(
      emu.client_config().post(livechat::customer::post_to(somebodys_asio::executor{&mutex, &jobs})));
  bool is_called = false;
  auto chat = client.start_chat();
  client.ping().then([&](const auto& answer) { is_called = answer.has_value(); });
  static_cast<void>(chat.get());
  static_cast<void>(client.ping().get());  // whose answer comes after that of the first one
  CHECK_FALSE(is_called);
  while (!is_called) {
    std::unique_lock lock(mutex);
    if (jobs.empty()) continue;
    auto job = std::move(jobs.front());
    jobs.pop_front();
    lock.unlock();
    job();
  }
}
