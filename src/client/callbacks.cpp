// SPDX-License-Identifier: Apache-2.0
#include "client/callbacks.hpp"

#include <utility>

namespace livechat::customer::inline v0::detail {

/// One at a time: the loop is not for two threads. Nested in itself (a callback that polls) it is the outer one's turn.
class callbacks::loop_turn {
 public:
  explicit loop_turn(callbacks& owner) : owner_(owner) {
    std::unique_lock lock(owner_.mutex_);
    const auto self = std::this_thread::get_id();
    if (owner_.loop_thread_ != std::thread::id() && owner_.loop_thread_ != self) {
      const auto before = owner_.turns_;
      owner_.turn_over_.wait(lock, [&] { return owner_.turns_ != before || owner_.is_over_; });
      return;
    }
    before_ = std::exchange(owner_.loop_thread_, self);
    is_mine_ = true;
  }
  ~loop_turn() {
    if (!is_mine_) return;
    {
      const std::lock_guard lock(owner_.mutex_);
      owner_.loop_thread_ = before_;
      ++owner_.turns_;
    }
    owner_.turn_over_.notify_all();
  }
  loop_turn(const loop_turn&) = delete;
  loop_turn& operator=(const loop_turn&) = delete;

  /// False: another thread had it, and something has been done meanwhile.
  [[nodiscard]] bool is_mine() const noexcept { return is_mine_; }

 private:
  callbacks& owner_;
  std::thread::id before_;
  bool is_mine_ = false;
};

callbacks::callbacks(const config& settings, std::shared_ptr<net::loop> loop)
    : mode_(settings.callbacks()), post_(settings.post()), loop_(std::move(loop)) {}

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

/// One place in the user's queue (or the loop's) per job, so that others who share it get their turn.
void callbacks::schedule() {
  // Weak: a turn that the stopped loop keeps must not keep the loop in return.
  work turn([weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->run_next();
  });
  if (mode_ != callback_mode::posted) return loop_->post(std::move(turn));
  try {
    post_(std::move(turn));
  } catch (...) {
    // The user's queue took nothing; the next job tries again.
    const std::lock_guard lock(mutex_);
    is_scheduled_ = false;
  }
}

void callbacks::run_next() {
  work job;
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_ || jobs_.empty()) return;
    job = std::move(jobs_.front());
    jobs_.pop_front();
    runner_ = std::this_thread::get_id();
  }
  run(std::move(job));
  work last;
  bool has_more = false;
  {
    const std::lock_guard lock(mutex_);
    runner_ = {};
    last = std::move(last_);
    has_more = !is_closed_ && !jobs_.empty();
    is_scheduled_ = has_more;
  }
  idle_.notify_all();
  if (last) last();
  if (has_more) schedule();
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
  const std::lock_guard lock(mutex_);
  if (runner_ == std::this_thread::get_id()) return waiting::deadlock;
  return mode_ == callback_mode::own_loop ? waiting::by_running : waiting::possible;
}

void callbacks::run_one() {
  {
    std::unique_lock lock(mutex_);
    // The loop is stopped: whoever ends the client completes what is left, and that is all there is to wait for.
    if (is_closed_) return turn_over_.wait(lock, [this] { return is_over_; });
  }
  const loop_turn turn(*this);
  if (turn.is_mine()) loop_->run_one();
}

void callbacks::run_loop() {
  if (mode_ != callback_mode::own_loop) return loop_->run();
  while (true) {
    {
      const std::lock_guard lock(mutex_);
      if (is_left_ || is_closed_) return;
    }
    const loop_turn turn(*this);
    if (turn.is_mine()) loop_->run_one();
  }
}

std::size_t callbacks::poll_loop() {
  const loop_turn turn(*this);
  return turn.is_mine() ? loop_->poll() : 0;
}

void callbacks::run_loop_until(machine::instant when) {
  const loop_turn turn(*this);
  if (turn.is_mine()) loop_->run_one_until(when);
}

void callbacks::leave_loop() {
  const std::lock_guard lock(mutex_);
  is_left_ = true;
}

void callbacks::wait_for_loop() {
  const auto self = std::this_thread::get_id();
  std::unique_lock lock(mutex_);
  turn_over_.wait(lock, [&] { return loop_thread_ == std::thread::id() || loop_thread_ == self; });
}

void callbacks::all_is_over() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  turn_over_.notify_all();
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
