// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <livechat/customer/connect_limits.hpp>

#include "net/process_gate.hpp"

namespace livechat::customer::inline v0 {

namespace {

constexpr std::size_t most = 10'000;

}  // namespace

void set_connect_limits(std::size_t per_second, std::size_t not_logged_in) {
  net::process_gate::instance().set_limits(std::clamp<std::size_t>(per_second, 1, most),
                                           std::clamp<std::size_t>(not_logged_in, 1, most));
}

}  // namespace livechat::customer::inline v0
