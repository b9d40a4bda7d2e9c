// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <livechat/customer/operation.hpp>
#include <livechat/customer/pushes.hpp>
#include <memory>
#include <mutex>
#include <optional>

namespace livechat::customer::inline v0::detail {

/// Pushes for those who pull them. Bounded: before the first pull it keeps the newest few, afterwards all up to a limit
/// that is told when it is reached.
class inbox {
 public:
  using puller = std::shared_ptr<operation_state<std::optional<push>>>;

  static constexpr std::size_t kept_before_first_pull = 256;
  static constexpr std::size_t most_pushes = 10'000;
  static constexpr std::size_t most_bytes = std::size_t{8} * 1024 * 1024;

  /// Takes a push. False when an older one had to go that somebody may have wanted; said once until there is room again.
  [[nodiscard]] bool put(push received);

  /// The oldest push; nothing when there is none.
  [[nodiscard]] std::optional<push> take();

  /// Completes `waiting` with the oldest push, now or later.
  void take(puller waiting);

  /// Completes `waiting` with nothing, if it still waits.
  void cancel(const puller& waiting);

  /// Waits for a push until `when`, or until the inbox is closed.
  void wait_until(std::chrono::steady_clock::time_point when);

  /// Nothing comes any more: those who wait get nothing.
  void close();
  [[nodiscard]] bool is_closed() const;

 private:
  [[nodiscard]] bool keep(push received);
  [[nodiscard]] bool is_over_limit() const;
  [[nodiscard]] std::optional<push> pop();

  mutable std::mutex mutex_;
  std::condition_variable came_;
  std::deque<push> pushes_;
  std::deque<puller> pullers_;
  std::size_t bytes_ = 0;
  bool is_pulled_ = false;
  bool is_overflowing_ = false;
  bool is_closed_ = false;
};

}  // namespace livechat::customer::inline v0::detail
