// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <coroutine>
#include <functional>
#include <livechat/customer/result.hpp>
#include <livechat/customer/work.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace livechat::customer::inline v0 {

namespace detail {

/// Where continuations run: the client's callback queue. Outlives the client; after the client's end it drops work.
class callback_queue {
 public:
  callback_queue() = default;
  callback_queue(const callback_queue&) = delete;
  callback_queue& operator=(const callback_queue&) = delete;
  virtual ~callback_queue() = default;

  /// Runs `job` later, never inline, never beside another job of this queue.
  virtual void post(work job) = 0;

  /// How the calling thread can wait for an operation.
  enum class waiting : unsigned char {
    possible,    ///< others complete it
    by_running,  ///< it must call `run_one` until the operation is complete: there is no thread of our own
    deadlock,    ///< not at all: this thread runs a callback
  };
  [[nodiscard]] virtual waiting how_to_wait() = 0;

  /// Runs some of the loop's work, or waits while another thread does.
  virtual void run_one() = 0;

  /// Those who are in `run_one` come back: what they wait for is there.
  virtual void wake() {}
};

/// Shared by an operation and whoever completes it. Completed exactly once.
template <class T>
class operation_state {
 public:
  operation_state(std::shared_ptr<callback_queue> queue, std::function<void()> cancel)
      : queue_(std::move(queue)), cancel_(std::move(cancel)) {}

  void complete(result<T> value) {
    work next;
    bool is_run_for = false;
    {
      const std::lock_guard lock(mutex_);
      if (value_ || taken_) return;
      value_.emplace(std::move(value));
      cancel_ = nullptr;
      next = std::move(continuation_);
      is_run_for = is_run_for_;
    }
    ready_.notify_all();
    if (is_run_for) queue_->wake();
    if (next) queue_->post(std::move(next));
  }

  [[nodiscard]] result<T> wait() {
    std::unique_lock lock(mutex_);
    if (!value_ && !taken_) {
      is_run_for_ = true;
      lock.unlock();
      const auto how = queue_->how_to_wait();
      if (how == callback_queue::waiting::deadlock) return error(client_errc::would_deadlock, outcome::unknown);
      while (how == callback_queue::waiting::by_running && !is_complete()) queue_->run_one();
      lock.lock();
      ready_.wait(lock, [this] { return value_.has_value() || taken_; });
    }
    return take(lock);
  }

  void then(work continuation) {
    {
      const std::lock_guard lock(mutex_);
      if (!value_ && !taken_) {
        continuation_ = std::move(continuation);
        return;
      }
    }
    queue_->post(std::move(continuation));
  }

  [[nodiscard]] result<T> take() {
    std::unique_lock lock(mutex_);
    return take(lock);
  }

  void cancel() {
    std::function<void()> action;
    {
      const std::lock_guard lock(mutex_);
      action = cancel_;
    }
    if (action) action();
  }

  [[nodiscard]] bool is_complete() {
    const std::lock_guard lock(mutex_);
    return value_.has_value() || taken_;
  }

 private:
  result<T> take(std::unique_lock<std::mutex>&) {
    if (taken_) return error(client_errc::already_taken, outcome::unknown);
    result<T> value = std::move(*value_);
    value_.reset();
    taken_ = true;
    return value;
  }

  std::shared_ptr<callback_queue> queue_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::optional<result<T>> value_;
  bool taken_ = false;
  bool is_run_for_ = false;  ///< somebody may be running the loop until the value is there
  work continuation_;
  std::function<void()> cancel_;
};

/// Defined in <livechat/customer/future.hpp>.
template <class T>
struct future_of;

}  // namespace detail

/// One call under way. Get its result in exactly one of four ways: wait for it (`get`, `try_get`), be called
/// (`then`), take a future (`future`, with <livechat/customer/future.hpp>), or `co_await` it.
///
/// Dropping an operation does not cancel it: the call goes on and its result is thrown away.
/// Thread rule: use one operation from one thread at a time; `cancel` may be called from any thread.
template <class T>
class [[nodiscard]] operation {
 public:
  using value_type = T;

  explicit operation(std::shared_ptr<detail::operation_state<T>> state) : state_(std::move(state)) {}

  /// Waits for the result and gives the value; throws `error`.
  T get() { return std::move(state_->wait()).value(); }

  /// Waits for the result. Ends by the request's deadline at the latest. Inside a callback it does not wait but gives
  /// `client_errc::would_deadlock`; the call itself goes on.
  [[nodiscard]] result<T> try_get() { return state_->wait(); }

  /// Calls `function(result<T>)` on the client's callback thread, never inline.
  template <class Function>
  void then(Function&& function) {
    auto state = state_;
    state_->then(work([state, function = std::forward<Function>(function)]() mutable { function(state->take()); }));
  }

  /// The result as a `std::future`. Needs <livechat/customer/future.hpp>.
  template <class U = T>
  [[nodiscard]] typename detail::future_of<U>::type future() {
    return detail::future_of<U>::of(std::move(*this));
  }

  /// Asks for an early end: a request completes with `client_errc::cancelled`, with outcome `not_sent` when it had not
  /// left, else `unknown`; `next_push` completes with nothing. `close` and `spawn` go on. Too late is no error.
  void cancel() { state_->cancel(); }

  [[nodiscard]] auto operator co_await() { return awaiter(state_); }

 private:
  /// Lives in the coroutine that waits: when that is destroyed meanwhile, nobody is resumed.
  class awaiter {
   public:
    explicit awaiter(std::shared_ptr<detail::operation_state<T>> state) : state_(std::move(state)) {}
    ~awaiter() { *caller_ = nullptr; }
    awaiter(const awaiter&) = delete;
    awaiter& operator=(const awaiter&) = delete;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) {
      *caller_ = caller;
      state_->then(work([caller = caller_] {
        if (const auto alive = std::exchange(*caller, nullptr)) alive.resume();
      }));
    }
    T await_resume() { return std::move(state_->take()).value(); }

   private:
    std::shared_ptr<detail::operation_state<T>> state_;
    std::shared_ptr<std::coroutine_handle<>> caller_ = std::make_shared<std::coroutine_handle<>>();
  };

  std::shared_ptr<detail::operation_state<T>> state_;
};

}  // namespace livechat::customer::inline v0
