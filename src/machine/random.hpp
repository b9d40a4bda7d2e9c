// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "machine/instant.hpp"

namespace livechat::machine {

/// Chance as an argument: SplitMix64 (Steele, Lea, Flood 2014). Not from <random>: the distributions there may differ
/// between standard libraries, and one seed must mean one trace everywhere.
class random {
 public:
  explicit constexpr random(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// Evenly from 0 to `bound` - 1. Precondition: `bound` is not 0. The bias of the remainder is below 2^-32 here.
  constexpr std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  /// Evenly from `low` to `high`, both included.
  constexpr duration between(duration low, duration high) {
    if (high <= low) return low;
    return low + duration(static_cast<std::int64_t>(below(static_cast<std::uint64_t>((high - low).count()) + 1)));
  }

 private:
  std::uint64_t state_;
};

}  // namespace livechat::machine
