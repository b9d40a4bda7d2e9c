// SPDX-License-Identifier: Apache-2.0
#include "core/deadlines.hpp"

#include <algorithm>

namespace livechat::customer::core {

using machine::instant;

void deadlines::clear_all() {
  when_.fill(std::nullopt);
  first_.reset();
}

void deadlines::change(timer which, std::optional<instant> when) {
  auto& place = when_[static_cast<std::size_t>(which)];
  const bool was_first = place && place == first_;
  place = when;
  first_ = was_first ? earliest() : earlier(first_, when);
}

std::optional<instant> deadlines::earliest() const {
  std::optional<instant> first;
  for (const auto& when : when_) first = earlier(first, when);
  return first;
}

std::optional<timer> deadlines::take_due(instant now) {
  if (!first_ || *first_ > now) return std::nullopt;
  const auto found = std::find(when_.begin(), when_.end(), first_);
  const auto due = static_cast<timer>(found - when_.begin());
  clear(due);
  return due;
}

}  // namespace livechat::customer::core
