// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/core/chat_record.hpp"
#include "emulator/core/exchange.hpp"

namespace livechat::emulator::core::actions {

/// What follows the answer to `start_chat` and `resume_chat`: the push, and the agent who greets those who are silent and
/// answers those who are not.
void tell_of_opening(exchange& call, const chat_record& chat);

}  // namespace livechat::emulator::core::actions
