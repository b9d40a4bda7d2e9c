// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/structures/access.hpp>

#include "emulator/core/license.hpp"

namespace livechat::emulator::core {

enum class route_kind : std::uint8_t {
  to_agent,    ///< an agent takes it at once
  to_queue,    ///< it waits for an agent
  unassigned,  ///< open, for whichever agent wants it: nobody in the group takes chats by themselves
  closed,      ///< no group is online
};

/// Where a chat goes.
struct route {
  route_kind kind = route_kind::closed;
  std::int64_t group_id = 0;
  const agent_record* agent = nullptr;  ///< who takes it, or would if it did not have to wait
};

/// Where a chat for these groups goes now: to the first group that is online and has somebody, to the first that is
/// online and has nobody, to the first queue. The docs leave routing to the license; this is the simplest that is fair.
[[nodiscard]] route route_for(const license& by, const customer::access& groups);

}  // namespace livechat::emulator::core
