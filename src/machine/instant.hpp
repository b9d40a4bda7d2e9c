// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace livechat::machine {

using duration = std::chrono::nanoseconds;

/// A point on the one monotonic scale that a machine is told the time on. Machines receive it, they never ask for it.
struct instant {
  std::int64_t ns = 0;

  friend constexpr auto operator<=>(const instant&, const instant&) = default;
  friend constexpr instant operator+(instant at, duration by) { return {at.ns + by.count()}; }
  friend constexpr instant operator-(instant at, duration by) { return {at.ns - by.count()}; }
  friend constexpr duration operator-(instant to, instant from) { return duration(to.ns - from.ns); }
};

}  // namespace livechat::machine
