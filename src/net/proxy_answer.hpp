// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "net/upgrade_answer.hpp"

namespace livechat::customer::net {

/// Judges the head of a proxy's answer to CONNECT, up to and with its empty line. No code: the tunnel is there.
[[nodiscard]] http_verdict judge_tunnel(std::string_view head);

}  // namespace livechat::customer::net
