// SPDX-License-Identifier: Apache-2.0
#include "client/push_pile.hpp"

#include <utility>

namespace livechat::customer::inline v0::detail {

bool push_pile::is_at_limit() const noexcept { return pushes_.size() >= most_pushes || bytes_ >= full_bytes; }

intake push_pile::put(push received) {
  const std::size_t size = received.raw().size();
  bool has_dropped = false;
  const auto is_too_much = [&] { return pushes_.size() >= most_pushes || bytes_ + size > most_bytes; };
  for (; !pushes_.empty() && is_too_much(); has_dropped = true) static_cast<void>(take());
  bytes_ += size;
  pushes_.push_back(std::move(received));
  if (has_dropped) is_full_ = true;
  if (has_dropped) return intake::dropped;
  if (!is_at_limit()) return intake::kept;
  is_full_ = true;
  return intake::full;
}

std::optional<push> push_pile::take() {
  if (pushes_.empty()) return std::nullopt;
  push oldest = std::move(pushes_.front());
  pushes_.pop_front();
  bytes_ -= oldest.raw().size();
  if (pushes_.size() <= most_pushes / 2 && bytes_ <= most_bytes / 2) is_full_ = false;
  return oldest;
}

}  // namespace livechat::customer::inline v0::detail
