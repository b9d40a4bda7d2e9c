// SPDX-License-Identifier: Apache-2.0
#include "core/bad_frames.hpp"

#include <chrono>

#include "core/limits.hpp"

namespace livechat::customer::core {

bool bad_frames::came(machine::instant now) {
  times_.push_back(now);
  while (now - times_.front() > std::chrono::minutes(1)) times_.pop_front();
  return times_.size() > limits::bad_frames_per_minute;
}

}  // namespace livechat::customer::core
