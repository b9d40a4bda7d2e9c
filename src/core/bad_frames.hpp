// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>

#include "machine/instant.hpp"

namespace livechat::customer::core {

/// Counts frames that are none. A few are passed over; a link that brings many is no use.
class bad_frames {
 public:
  /// Returns true when there have been too many within a minute.
  [[nodiscard]] bool came(machine::instant now);
  void link_ended() { times_.clear(); }

 private:
  std::deque<machine::instant> times_;
};

}  // namespace livechat::customer::core
