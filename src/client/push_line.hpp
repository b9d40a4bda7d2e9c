// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "client/push_pile.hpp"

namespace livechat::customer::inline v0::detail {

/// Pushes on their way to the handlers.
class push_line {
 public:
  /// `has_room` is called when it was full and is no more; on the thread that took.
  void on_room(std::function<void()> has_room) { has_room_ = std::move(has_room); }

  [[nodiscard]] intake put(push received) {
    const std::lock_guard lock(mutex_);
    return pile_.put(std::move(received));
  }

  [[nodiscard]] std::optional<push> take() {
    std::unique_lock lock(mutex_);
    const bool was_full = pile_.is_full();
    auto next = pile_.take();
    const bool has_room_again = was_full && !pile_.is_full();
    lock.unlock();
    if (has_room_again && has_room_) has_room_();
    return next;
  }

  [[nodiscard]] bool is_full() const {
    const std::lock_guard lock(mutex_);
    return pile_.is_full();
  }

 private:
  mutable std::mutex mutex_;
  push_pile pile_;
  std::function<void()> has_room_;
};

}  // namespace livechat::customer::inline v0::detail
