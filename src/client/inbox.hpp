// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <livechat/customer/operation.hpp>
#include <livechat/customer/pushes.hpp>
#include <memory>
#include <mutex>
#include <optional>

#include "client/push_pile.hpp"

namespace livechat::customer::inline v0::detail {

/// Pushes for those who pull them. Bounded: before the first pull it keeps the newest few, afterwards all up to a limit.
class inbox {
 public:
  using puller = std::shared_ptr<operation_state<std::optional<push>>>;

  static constexpr std::size_t kept_before_first_pull = 256;

  /// `has_room` is called when it was full and is no more; on the thread that took.
  void on_room(std::function<void()> has_room) { has_room_ = std::move(has_room); }

  [[nodiscard]] intake put(push received);

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
  [[nodiscard]] bool is_full() const;

 private:
  [[nodiscard]] intake keep(push received);
  [[nodiscard]] std::optional<push> pull(std::unique_lock<std::mutex>& lock, puller* waiting);

  mutable std::mutex mutex_;
  std::condition_variable came_;
  push_pile pile_;
  std::deque<puller> pullers_;
  std::function<void()> has_room_;
  bool is_pulled_ = false;
  bool is_closed_ = false;
};

}  // namespace livechat::customer::inline v0::detail
