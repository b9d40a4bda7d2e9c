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

#include "client/shared_loop.hpp"

namespace livechat::customer::inline v0::detail {

/// Runs everything that is the user's: handlers, continuations, coroutines. One after the other, never inline, and
/// never after `close`.
///
/// Shared by the client and its operations, so it outlives the client; it keeps the loop alive for those who wait.
class callbacks final : public callback_queue, public std::enable_shared_from_this<callbacks> {
 public:
  /// `threw` is told of every exception that comes out of a job.
  callbacks(const config& settings, std::shared_ptr<shared_loop> loop);

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
  void run_next();
  void run(work job);

  const std::function<void(work)> post_;  ///< empty: on the loop
  const std::shared_ptr<shared_loop> loop_;

  mutable std::mutex mutex_;
  std::condition_variable idle_;
  std::deque<work> jobs_;
  std::function<void(std::exception_ptr)> threw_;
  work last_;
  std::thread::id runner_;  ///< runs a job now
  bool is_left_ = false;
  bool is_over_ = false;
  bool is_scheduled_ = false;
  bool is_closed_ = false;
};

}  // namespace livechat::customer::inline v0::detail
