// SPDX-License-Identifier: Apache-2.0
#include "client/inbox.hpp"

#include <utility>

namespace livechat::customer::inline v0::detail {

intake inbox::put(push received) {
  puller waiting;
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_) return intake::kept;
    if (pullers_.empty()) {
      const auto what = keep(std::move(received));
      came_.notify_all();
      return what;
    }
    waiting = std::move(pullers_.front());
    pullers_.pop_front();
  }
  waiting->complete(std::optional<push>(std::move(received)));
  return intake::kept;
}

intake inbox::keep(push received) {
  const auto what = pile_.put(std::move(received));
  if (is_pulled_) return what;
  while (pile_.size() > kept_before_first_pull) static_cast<void>(pile_.take());
  return intake::kept;
}

/// Lets go of the lock. With `waiting`: who is to get the next one when there is none now.
std::optional<push> inbox::pull(std::unique_lock<std::mutex>& lock, puller* waiting) {
  is_pulled_ = true;
  const bool was_full = pile_.is_full();
  auto oldest = pile_.take();
  const bool has_room_again = was_full && !pile_.is_full();
  if (!oldest && waiting != nullptr && !is_closed_) pullers_.push_back(std::move(*waiting));
  lock.unlock();
  if (has_room_again && has_room_) has_room_();
  return oldest;
}

std::optional<push> inbox::take() {
  std::unique_lock lock(mutex_);
  return pull(lock, nullptr);
}

void inbox::take(puller waiting) {
  std::unique_lock lock(mutex_);
  auto oldest = pull(lock, &waiting);
  if (waiting) waiting->complete(std::move(oldest));
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
  came_.wait_until(lock, when, [this] { return is_closed_ || !pile_.empty(); });
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

bool inbox::is_full() const {
  const std::lock_guard lock(mutex_);
  return is_pulled_ && pile_.is_full();
}

}  // namespace livechat::customer::inline v0::detail
