// SPDX-License-Identifier: Apache-2.0
#include "client/ending.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0::detail {

namespace {

/// A callback that blocks for ever must not keep the process.
constexpr std::chrono::seconds patience_at_exit{5};

struct all_endings {
  std::mutex mutex;
  std::condition_variable none;
  std::size_t under_way = 0;
  std::vector<std::thread> threads;
};

void join(std::vector<std::thread> threads) {
  for (auto& each : threads) {
    // Here when the process ends on it.
    each.get_id() == std::this_thread::get_id() ? each.detach() : each.join();
  }
}

void wait_for_all(all_endings& all) {
  std::unique_lock lock(all.mutex);
  all.none.wait_for(lock, patience_at_exit, [&] { return all.under_way == 0; });
  auto threads = std::exchange(all.threads, {});
  lock.unlock();
  join(std::move(threads));
}

/// Never destroyed: whoever is too late must still find it.
all_endings& endings() {
  struct last_wait {
    all_endings& all;
    ~last_wait() { wait_for_all(all); }
  };
  static auto& all = *new all_endings;
  static const last_wait at_exit{all};
  return all;
}

}  // namespace

ending::ending() {
  auto& all = endings();
  const std::lock_guard lock(all.mutex);
  ++all.under_way;
}

ending::~ending() {
  auto& all = endings();
  {
    const std::lock_guard lock(all.mutex);
    --all.under_way;
  }
  all.none.notify_all();
}

/// Joins those that were handed over before: they have ended, or are about to.
void ending::hand_over(std::thread own) {
  auto& all = endings();
  std::vector<std::thread> before;
  {
    const std::lock_guard lock(all.mutex);
    before.swap(all.threads);
    all.threads.push_back(std::move(own));
  }
  join(std::move(before));
}

}  // namespace livechat::customer::inline v0::detail
