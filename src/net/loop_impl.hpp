// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "net/loop.hpp"

namespace livechat::customer::net {

/// The Asio side of a loop, for those who open sockets on it.
struct loop::impl {
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
