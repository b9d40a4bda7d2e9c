// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/config.hpp>

namespace lc_rtm {

/// Whom to talk to: what the LC_RTM_* variables say; without any, the emulator that runs (said on standard error).
/// Throws `failure` when there is neither, and `livechat::customer::error` naming the variable that is missing.
[[nodiscard]] livechat::customer::config find_target();

}  // namespace lc_rtm
