// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <cstddef>
#include <deque>
#include <livechat/customer/work.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

#include "net/loop.hpp"

namespace livechat::customer::net {

/// The Asio side of a loop, for those who open sockets on it.
struct loop::impl {
  impl() = default;
  impl(const impl&) = delete;
  impl& operator=(const impl&) = delete;

  /// What was posted goes while there still is a context; what that posts in its turn is not taken.
  ~impl() {
    std::deque<work> left;
    {
      const std::lock_guard lock(mutex);
      is_over = true;
      left.swap(jobs);
    }
  }

  // What is posted, in order. Asio looks at all sockets between any two of its own jobs; several of these are one of them.
  std::mutex mutex;
  std::deque<work> jobs;
  bool is_run_posted = false;
  bool is_over = false;
  bool is_running_jobs = false;  // on the loop's thread
  std::size_t most_jobs_at_once = 1;

  // One thread runs it: the hint spares wake-ups between threads. It does not turn the locks off (only the UNSAFE hints
  // do), so that `post` and `stop` stay safe from any thread.
  boost::asio::io_context io{BOOST_ASIO_CONCURRENCY_HINT_1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> stays_when_idle{io.get_executor()};
  // Readable from a `post` until it is read; there when somebody has asked for the descriptor.
  std::optional<boost::asio::posix::stream_descriptor> posted;
  std::atomic<int> posted_descriptor = -1;

  /// What is read at once goes in here, for everybody on the loop: whoever reads is done with it before others do.
  [[nodiscard]] std::span<char> block() {
    if (!block_) block_ = std::make_unique_for_overwrite<char[]>(block_bytes);
    return {block_.get(), block_bytes};
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{16} * 1024;
  std::unique_ptr<char[]> block_;
};

using loop_clock = std::chrono::steady_clock;

static_assert(loop_clock::is_steady);

inline loop_clock::time_point time_point_of(machine::instant when) {
  return loop_clock::time_point(std::chrono::duration_cast<loop_clock::duration>(machine::duration(when.ns)));
}

}  // namespace livechat::customer::net
