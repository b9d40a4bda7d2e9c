// SPDX-License-Identifier: Apache-2.0
#include "client/callbacks.hpp"

#include <utility>

namespace livechat::customer::inline v0::detail {

callbacks::callbacks(const config& settings, std::shared_ptr<shared_loop> loop, turn_limits limits)
    : post_(settings.callbacks() == callback_mode::posted ? settings.post() : nullptr),
      loop_(std::move(loop)),
      limits_(limits) {}

void callbacks::on_throw(std::function<void(std::exception_ptr)> threw) {
  const std::lock_guard lock(mutex_);
  threw_ = std::move(threw);
}

void callbacks::post(work job) {
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_) return;
    jobs_.push_back(std::move(job));
    if (std::exchange(is_scheduled_, true)) return;
  }
  schedule();
}

/// One place in the user's queue per job, or one in the loop's per turn, so that others who share it get theirs.
void callbacks::schedule() {
  try {
    // Weak: a turn that the stopped loop keeps must not keep the loop in return.
    work turn([weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->run_turn();
    });
    if (!post_) return loop_->loop().post(std::move(turn));
    post_(std::move(turn));
  } catch (...) {
    // The queue took nothing, the user's or for want of memory; the next job tries again.
    const std::lock_guard lock(mutex_);
    is_scheduled_ = false;
  }
}

void callbacks::run_turn() {
  const std::size_t most_jobs = post_ ? 1 : limits_.most_jobs;
  const auto end = loop_->loop().now() + limits_.longest;
  std::unique_lock lock(mutex_);
  if (!has_next()) return;
  std::size_t ran = 0;
  do {
    run_next(lock);
  } while (++ran < most_jobs && has_next() && loop_->loop().now() < end);
  runner_ = {};
  work last = std::move(last_);
  const bool has_more = has_next();
  is_scheduled_ = has_more;
  lock.unlock();
  idle_.notify_all();
  if (last) last();
  if (has_more) schedule();
}

/// Without the lock meanwhile: the job may post, and close.
void callbacks::run_next(std::unique_lock<std::mutex>& lock) {
  work job = std::move(jobs_.front());
  jobs_.pop_front();
  runner_ = std::this_thread::get_id();
  lock.unlock();
  run(std::move(job));
  lock.lock();
}

void callbacks::run(work job) {
  try {
    job();
  } catch (...) {
    std::function<void(std::exception_ptr)> threw;
    {
      const std::lock_guard lock(mutex_);
      threw = threw_;
    }
    if (threw) threw(std::current_exception());
  }
}

callback_queue::waiting callbacks::how_to_wait() {
  {
    const std::lock_guard lock(mutex_);
    if (runner_ == std::this_thread::get_id()) return waiting::deadlock;
  }
  // It runs a callback of another client of this loop.
  if (loop_->is_running_here()) return waiting::deadlock;
  return loop_->has_thread() ? waiting::possible : waiting::by_running;
}

void callbacks::run_one() {
  {
    std::unique_lock lock(mutex_);
    // Whoever ends the client completes what is left, and that is all there is to wait for.
    if (is_closed_) return idle_.wait(lock, [this] { return is_over_; });
  }
  loop_->run_one();
}

void callbacks::wake() {
  if (loop_->has_thread()) return;  // nobody else runs it
  loop_->loop().post([] {});
  loop_->wake_waiting();
}

void callbacks::run_loop() {
  while (true) {
    {
      const std::lock_guard lock(mutex_);
      if (is_left_ || is_closed_) return;
    }
    loop_->run_one();
  }
}

void callbacks::leave_loop() {
  {
    const std::lock_guard lock(mutex_);
    is_left_ = true;
  }
  loop_->loop().post([] {});  // whoever runs it may be waiting for something to do
}

void callbacks::all_is_over() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  idle_.notify_all();
  loop_->wake_waiting();
}

std::size_t callbacks::backlog() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

void callbacks::close(work last) {
  std::deque<work> dropped;
  {
    std::unique_lock lock(mutex_);
    is_closed_ = true;
    dropped.swap(jobs_);
    threw_ = nullptr;
    if (runner_ == std::this_thread::get_id()) {
      last_ = std::move(last);
      return;
    }
    idle_.wait(lock, [this] { return runner_ == std::thread::id(); });
  }
  last();
}

}  // namespace livechat::customer::inline v0::detail
