// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

namespace livechat::customer::inline v0 {

namespace detail {
class shared_loop;
}

/// Where clients do their network and, unless `config::post` says otherwise, run their callbacks: one loop for any number
/// of clients, so that a thousand of them need one thread, or none.
///
/// Give it to each config with `run_on`. Callbacks of one client never run two at once; those of all clients of a loop run
/// on the thread that runs it, so a callback that blocks stops them all.
///
/// Thread rule: every member may be called from any thread. One thread runs the loop at a time; the others wait for their
/// turn.
/// Lifetime: clients keep the loop alive. A thread of its own ends with the last of them.
class event_loop {
 public:
  /// A loop without a thread: nothing happens unless somebody is in `run`, calls `poll`, or waits in a call of a client.
  event_loop();

  /// A loop with a thread of its own.
  [[nodiscard]] static std::shared_ptr<event_loop> on_own_thread();

  ~event_loop();
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;

  /// Runs the loop on this thread until `stop`. With a thread of its own: waits for `stop`.
  void run();

  /// Runs what is due and returns how many steps that were. Zero with a thread of its own.
  std::size_t poll();

  /// Ends `run`, also one that has not begun. What is under way goes on with the next `run` or `poll`.
  void stop();

  /// For a loop of yours (`poll`, `select`, `epoll`, a user interface): a descriptor that becomes readable when `poll` has
  /// something to do, timers included. Call `poll` then; it makes the descriptor unreadable again. Do not read from it and
  /// do not close it. It is the loop's, and valid as long as the loop.
  /// Not for a loop with a thread of its own: throws `error` (`invalid_request`).
  [[nodiscard]] int descriptor();

  /// For the library.
  [[nodiscard]] const std::shared_ptr<detail::shared_loop>& shared() const noexcept { return loop_; }

 private:
  explicit event_loop(std::shared_ptr<detail::shared_loop> loop);

  std::shared_ptr<detail::shared_loop> loop_;
};

}  // namespace livechat::customer::inline v0
