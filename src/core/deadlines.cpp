// SPDX-License-Identifier: Apache-2.0
#include "core/deadlines.hpp"

#include <algorithm>

namespace livechat::customer::core {

using machine::instant;

std::optional<instant> earlier(std::optional<instant> a, std::optional<instant> b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

std::optional<instant> deadlines::next() const {
  std::optional<instant> first;
  for (const auto& when : when_) first = earlier(first, when);
  return first;
}

std::optional<timer> deadlines::take_due(instant now) {
  const auto first = next();
  if (!first || *first > now) return std::nullopt;
  const auto found = std::find(when_.begin(), when_.end(), first);
  found->reset();
  return static_cast<timer>(found - when_.begin());
}

}  // namespace livechat::customer::core
