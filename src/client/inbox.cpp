// SPDX-License-Identifier: Apache-2.0
#include "client/inbox.hpp"

#include <utility>

namespace livechat::customer::inline v0::detail {

bool inbox::put(push received) {
  puller waiting;
  std::optional<push> handed_over;
  bool is_fine = true;
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_) return true;
    if (pullers_.empty()) {
      is_fine = keep(std::move(received));
    } else {
      waiting = std::move(pullers_.front());
      pullers_.pop_front();
      handed_over = std::move(received);
    }
  }
  if (waiting) {
    waiting->complete(std::move(handed_over));
  } else {
    came_.notify_all();
  }
  return is_fine;
}

bool inbox::keep(push received) {
  bytes_ += received.raw().size();
  pushes_.push_back(std::move(received));
  bool has_dropped = false;
  for (; is_over_limit(); has_dropped = true) static_cast<void>(pop());
  return !has_dropped || !is_pulled_ || std::exchange(is_overflowing_, true);
}

bool inbox::is_over_limit() const {
  return pushes_.size() > (is_pulled_ ? most_pushes : kept_before_first_pull) ||
         (bytes_ > most_bytes && pushes_.size() > 1);
}

std::optional<push> inbox::pop() {
  if (pushes_.empty()) return std::nullopt;
  push oldest = std::move(pushes_.front());
  pushes_.pop_front();
  bytes_ -= oldest.raw().size();
  return oldest;
}

std::optional<push> inbox::take() {
  const std::lock_guard lock(mutex_);
  is_pulled_ = true;
  auto oldest = pop();
  if (pushes_.empty()) is_overflowing_ = false;
  return oldest;
}

void inbox::take(puller waiting) {
  std::optional<push> oldest;
  {
    const std::lock_guard lock(mutex_);
    is_pulled_ = true;
    oldest = pop();
    if (pushes_.empty()) is_overflowing_ = false;
    if (!oldest && !is_closed_) return pullers_.push_back(std::move(waiting));
  }
  waiting->complete(std::move(oldest));
}

void inbox::cancel(const puller& waiting) {
  {
    const std::lock_guard lock(mutex_);
    if (std::erase(pullers_, waiting) == 0) return;
  }
  waiting->complete(std::optional<push>());
}

void inbox::wait_until(std::chrono::steady_clock::time_point when) {
  std::unique_lock lock(mutex_);
  came_.wait_until(lock, when, [this] { return is_closed_ || !pushes_.empty(); });
}

void inbox::close() {
  std::deque<puller> waiting;
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    waiting.swap(pullers_);
  }
  came_.notify_all();
  for (const auto& one : waiting) one->complete(std::optional<push>());
}

bool inbox::is_closed() const {
  const std::lock_guard lock(mutex_);
  return is_closed_;
}

}  // namespace livechat::customer::inline v0::detail
