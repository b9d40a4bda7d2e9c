// SPDX-License-Identifier: Apache-2.0
#pragma once

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

#include "net/loop.hpp"

namespace livechat::customer::inline v0::detail {

/// Runs everything that is the user's: handlers, continuations, coroutines. One after the other, never inline, and
/// never after `close`.
///
/// Shared by the client and its operations, so it outlives the client; it keeps the loop alive for those who wait.
class callbacks final : public callback_queue, public std::enable_shared_from_this<callbacks> {
 public:
  /// `threw` is told of every exception that comes out of a job.
  callbacks(const config& settings, std::shared_ptr<net::loop> loop);

  void on_throw(std::function<void(std::exception_ptr)> threw);

  void post(work job) override;
  [[nodiscard]] waiting how_to_wait() override;
  void run_one() override;

  /// Runs the loop on this thread. In the `own_loop` mode others may wait for operations meanwhile: one of those who wait
  /// runs the loop, job by job, and the others take over when it leaves.
  void run_loop();
  std::size_t poll_loop();
  void run_loop_until(machine::instant when);

  /// Ends `run_loop` in the `own_loop` mode; waiting for operations stays possible.
  void leave_loop();

  /// Waits until no other thread runs the loop. Precondition: the loop is stopped.
  void wait_for_loop();

  /// Every operation is complete: those who wait find it so.
  void all_is_over();

  /// Jobs that were posted and have not run.
  [[nodiscard]] std::size_t backlog() const;

  /// No job begins from now on. Waits for one that is running on another thread. `last` runs when none runs any more:
  /// now, or after the job that called this.
  void close(work last);

 private:
  /// The calling thread's turn to run the loop, if it is free.
  class loop_turn;

  void schedule();
  void run_next();
  void run(work job);

  const callback_mode mode_;
  const std::function<void(work)> post_;
  const std::shared_ptr<net::loop> loop_;

  mutable std::mutex mutex_;
  std::condition_variable idle_;
  std::deque<work> jobs_;
  std::function<void(std::exception_ptr)> threw_;
  work last_;
  std::thread::id runner_;       ///< runs a job now
  std::thread::id loop_thread_;  ///< runs the loop now, in the `own_loop` mode
  std::condition_variable turn_over_;
  std::uint64_t turns_ = 0;
  bool is_left_ = false;
  bool is_over_ = false;
  bool is_scheduled_ = false;
  bool is_closed_ = false;
};

}  // namespace livechat::customer::inline v0::detail
