// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <livechat/customer/config.hpp>
#include <livechat/customer/operation.hpp>
#include <memory>
#include <mutex>
#include <thread>

#include "client/shared_loop.hpp"
#include "machine/instant.hpp"

namespace livechat::customer::inline v0::detail {

/// How long the jobs of one client may have a loop in one go: then the others who share it get their turn, and what the
/// loop waits for is looked after.
struct turn_limits {
  std::size_t most_jobs = 64;
  machine::duration longest = std::chrono::milliseconds(1);  ///< no job begins after this
};

/// Runs everything that is the user's: handlers, continuations, coroutines. One after the other, never inline, and
/// never after `close`.
///
/// Shared by the client and its operations, so it outlives the client; it keeps the loop alive for those who wait.
class callbacks final : public callback_queue, public std::enable_shared_from_this<callbacks> {
 public:
  /// `threw` is told of every exception that comes out of a job.
  callbacks(const config& settings, std::shared_ptr<shared_loop> loop, turn_limits limits = {});

  void on_throw(std::function<void(std::exception_ptr)> threw);

  void post(work job) override;
  [[nodiscard]] waiting how_to_wait() override;
  void run_one() override;
  void wake() override;

  /// Runs a loop without a thread on this one, until `leave_loop` or `close`.
  void run_loop();

  /// Ends `run_loop`; waiting for operations stays possible.
  void leave_loop();

  /// Every operation is complete: those who wait find it so.
  void all_is_over();

  /// Jobs that were posted and have not run.
  [[nodiscard]] std::size_t backlog() const;

  /// No job begins from now on. Waits for one that is running on another thread. `last` runs when none runs any more:
  /// now, or after the job that called this.
  void close(work last);

 private:
  void schedule();
  void run_turn();
  void run_next(std::unique_lock<std::mutex>& lock);
  void run(work job);
  [[nodiscard]] bool has_next() const { return !is_closed_ && !jobs_.empty(); }

  const std::function<void(work)> post_;  ///< empty: on the loop
  const std::shared_ptr<shared_loop> loop_;
  const turn_limits limits_;

  mutable std::mutex mutex_;
  std::condition_variable idle_;
  std::deque<work> jobs_;
  std::function<void(std::exception_ptr)> threw_;
  work last_;
  std::thread::id runner_;  ///< runs jobs now
  bool is_left_ = false;
  bool is_over_ = false;
  bool is_scheduled_ = false;
  bool is_closed_ = false;
};

}  // namespace livechat::customer::inline v0::detail
