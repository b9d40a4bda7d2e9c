// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/work.hpp>
#include <memory>

#include "machine/instant.hpp"

namespace livechat::customer::net {

/// The one place that waits: an event loop with its clock. No Asio in this header, so that those who use
/// the loop need none.
///
/// Thread rule: `post` and `stop` from any thread; everything else on the thread that runs the loop, or before it runs.
class loop {
 public:
  loop();
  ~loop();
  loop(const loop&) = delete;
  loop& operator=(const loop&) = delete;

  [[nodiscard]] machine::instant now() const;

  /// How long this machine has slept since it was started: `now` stands still meanwhile.
  [[nodiscard]] static machine::duration slept();

  /// Runs `job` on the loop's thread, later.
  void post(work job);

  /// Runs until `stop`, also when there is nothing to do.
  void run();

  /// Runs what is due; returns how many jobs that were.
  std::size_t poll();

  /// Waits for one job and runs it.
  void run_one();

  /// Waits for one job until `when` and runs it; returns at `when` when there is none.
  void run_one_until(machine::instant when);

  /// Ends `run` after the job that is running; nothing is run any more.
  void stop();

  /// A descriptor that is readable when `poll` has something to do. From the first call on `post` makes it so, too.
  /// Thread rule: on the thread that runs the loop, or while none does.
  [[nodiscard]] int descriptor();

  /// The loop's Asio context, for those below this header.
  struct impl;
  [[nodiscard]] impl& context() noexcept { return *impl_; }

 private:
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::customer::net
