// SPDX-License-Identifier: Apache-2.0
#include "client/shared_loop.hpp"

#include <chrono>
#include <optional>
#include <utility>

#include "client/ending.hpp"

namespace livechat::customer::inline v0::detail {

/// Shared with the thread, which may end last.
struct shared_loop::turns {
  net::loop loop;

  std::mutex mutex;
  std::condition_variable over;
  std::uint64_t count = 0;
  std::thread::id holder;
  std::vector<work> retired;
  bool is_left = false;

  /// Ends the turn of the calling thread, after it has run what was retired meanwhile.
  void end(std::thread::id before) {
    std::unique_lock lock(mutex);
    while (before == std::thread::id() && !retired.empty()) {
      auto jobs = std::exchange(retired, {});
      lock.unlock();
      for (auto& job : jobs) job();
      jobs.clear();
      lock.lock();
    }
    holder = before;
    ++count;
    lock.unlock();
    over.notify_all();
  }
};

class shared_loop::turn {
 public:
  /// `until`: how long to wait for the turn of another thread to end.
  explicit turn(shared_loop::turns& of, std::optional<std::chrono::steady_clock::time_point> until = {}) : of_(of) {
    std::unique_lock lock(of_.mutex);
    const auto self = std::this_thread::get_id();
    if (of_.holder != std::thread::id() && of_.holder != self) {
      const auto before = of_.count;
      const auto is_over = [&] { return of_.count != before; };
      if (until) {
        of_.over.wait_until(lock, *until, is_over);
      } else {
        of_.over.wait(lock, is_over);
      }
      return;
    }
    before_ = std::exchange(of_.holder, self);
    is_mine_ = true;
  }
  ~turn() {
    if (is_mine_) of_.end(before_);
  }
  turn(const turn&) = delete;
  turn& operator=(const turn&) = delete;

  /// False: another thread had it, and something has been done meanwhile.
  [[nodiscard]] bool is_mine() const noexcept { return is_mine_; }

 private:
  shared_loop::turns& of_;
  std::thread::id before_;
  bool is_mine_ = false;
};

shared_loop::shared_loop(runner who) : who_(who), turns_(std::make_shared<turns>()) {
  if (who_ == runner::callers) return;
  // The thread keeps the loop, not its owner: the last owner may let go inside a job of the loop.
  thread_ = std::thread([turns = turns_] {
    const turn mine(*turns);
    turns->loop.run();
  });
}

shared_loop::~shared_loop() { end_thread(); }

net::loop& shared_loop::loop() noexcept { return turns_->loop; }

bool shared_loop::is_running_here() const {
  const std::lock_guard lock(turns_->mutex);
  return turns_->holder == std::this_thread::get_id();
}

void shared_loop::run_one() {
  const turn mine(*turns_);
  if (mine.is_mine()) turns_->loop.run_one();
}

void shared_loop::run_one_until(machine::instant when) {
  const auto since = std::chrono::duration_cast<std::chrono::steady_clock::duration>(machine::duration(when.ns));
  const turn mine(*turns_, std::chrono::steady_clock::time_point(since));
  if (mine.is_mine()) turns_->loop.run_one_until(when);
}

std::size_t shared_loop::poll() {
  const turn mine(*turns_, std::chrono::steady_clock::now());
  return mine.is_mine() ? turns_->loop.poll() : 0;
}

void shared_loop::run() {
  while (true) {
    {
      const std::lock_guard lock(turns_->mutex);
      if (std::exchange(turns_->is_left, false)) return;
    }
    run_one();
  }
}

void shared_loop::leave() {
  {
    const std::lock_guard lock(turns_->mutex);
    turns_->is_left = true;
  }
  turns_->loop.post([] {});  // whoever runs it may be waiting for something to do
  wake_waiting();
}

void shared_loop::wake_waiting() {
  {
    const std::lock_guard lock(turns_->mutex);
    ++turns_->count;
  }
  turns_->over.notify_all();
}

void shared_loop::retire(work job) {
  std::unique_lock lock(turns_->mutex);
  const auto self = std::this_thread::get_id();
  const bool is_free = turns_->holder == std::thread::id() && !has_thread();
  if (is_free || turns_->holder == self) {
    const auto before = std::exchange(turns_->holder, self);
    lock.unlock();
    job();
    job = {};
    turns_->end(before);
    return;
  }
  if (!has_thread()) {
    turns_->retired.push_back(std::move(job));
    lock.unlock();
    // Whoever has the turn may be waiting for something to do.
    turns_->loop.post([] {});
    return;
  }
  lock.unlock();
  turns_->loop.post(std::move(job));
}

void shared_loop::end_thread() {
  if (!thread_.joinable()) return;
  turns_->loop.post([turns = turns_.get()] { turns->loop.stop(); });
  if (thread_.get_id() == std::this_thread::get_id()) {
    turns_->loop.stop();
    return ending::hand_over(std::move(thread_));
  }
  thread_.join();
}

}  // namespace livechat::customer::inline v0::detail
