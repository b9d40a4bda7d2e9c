// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <livechat/customer/metrics.hpp>

namespace livechat::customer::core {

/// Takes one more round trip into account. RFC 6298, section 2: the smoothed one takes an eighth of the news.
inline void count_round_trip(round_trip_metrics& into, std::chrono::microseconds news) {
  into.last = news;
  into.least = into.count == 0 ? news : std::min(into.least, news);
  into.smoothed = into.count == 0 ? news : into.smoothed + (news - into.smoothed) / 8;
  ++into.count;
}

}  // namespace livechat::customer::core
