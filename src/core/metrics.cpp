// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/metrics.hpp>

namespace livechat::customer::inline v0 {

std::uint64_t client_metrics::requests_sent() const {
  std::uint64_t sum = 0;
  for (const auto& [action, count] : actions) sum += count.sent;
  return sum;
}

}  // namespace livechat::customer::inline v0
