// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "emulator/core/exchange.hpp"
#include "emulator/core/routing.hpp"

namespace livechat::emulator::core::actions {

/// Who would take a chat of that group now; refuses the request and gives nothing when nobody would. Question A32: who
/// has to wait is told the agent all the same, as the sample has one.
[[nodiscard]] std::optional<route> predict(exchange& call, std::int64_t group_id);

}  // namespace livechat::emulator::core::actions
