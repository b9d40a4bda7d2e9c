// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <livechat/customer/work.hpp>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "net/loop.hpp"

namespace livechat::customer::inline v0::detail {

/// A loop for any number of clients, and the turn to run it.
///
/// Either a thread of its own has the turn for good, or callers take it: whoever waits for something runs the loop, job by
/// job, and the others take over when it leaves. Nested in itself (a callback that polls) it is the outer one's turn.
class shared_loop {
 public:
  enum class runner : std::uint8_t { own_thread, callers };

  explicit shared_loop(runner who);

  /// Ends the thread, when there is one: waits for the job that it runs, unless this is it.
  ~shared_loop();
  shared_loop(const shared_loop&) = delete;
  shared_loop& operator=(const shared_loop&) = delete;

  [[nodiscard]] net::loop& loop() noexcept;
  [[nodiscard]] bool has_thread() const noexcept { return who_ == runner::own_thread; }

  /// Whether the calling thread is inside one of the functions below, or is the loop's own.
  [[nodiscard]] bool is_running_here() const;

  // For callers. Without the turn they wait until another thread's is over.
  void run_one();
  void run_one_until(machine::instant when);
  std::size_t poll();

  /// Runs the loop, or waits, until `leave`; takes that back.
  void run();
  void leave();

  /// Those who wait for the turn look again: what they wait for may be there.
  void wake_waiting();

  /// Runs `job` where nothing else of the loop runs: now, or when the turn of another thread ends. For what lets go of the
  /// loop's things.
  void retire(work job);

  /// Ends the thread as the destructor does. What was retired before has run then.
  void end_thread();

 private:
  struct turns;
  class turn;

  const runner who_;
  const std::shared_ptr<turns> turns_;
  std::thread thread_;
};

}  // namespace livechat::customer::inline v0::detail
