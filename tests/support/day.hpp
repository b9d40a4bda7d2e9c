// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/simulation.hpp"

namespace livechat::simulation {

struct day_settings {
  std::uint64_t seed = 1;
  std::chrono::hours length{24};
  std::size_t cuts = 200;
  std::size_t messages = 500;
  bool keeps_trace = false;
};

/// What a day came to.
struct day_report {
  std::uint64_t hash = 0;
  simulation::counters counted;
  std::size_t succeeded = 0;
  std::size_t not_sent = 0;
  std::size_t rejected = 0;
  std::size_t unknown = 0;
  std::vector<std::string> broken;
  std::string trace;
};

/// One customer's day: a chat that is written to now and then and closed and begun anew, over a network that is cut at
/// random moments, half of the cuts in silence, with one try to connect in four refused and some never answered.
[[nodiscard]] day_report run_day(const day_settings& settings);

}  // namespace livechat::simulation
