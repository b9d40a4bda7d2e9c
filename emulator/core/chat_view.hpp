// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/chat.hpp>
#include <livechat/customer/structures/chat_summary.hpp>
#include <livechat/customer/structures/greeting.hpp>
#include <livechat/customer/structures/predicted_agent.hpp>
#include <livechat/customer/structures/user.hpp>

#include "emulator/core/chat_record.hpp"
#include "emulator/core/customer_record.hpp"
#include "emulator/core/license.hpp"
#include "emulator/core/world.hpp"

/// What the service keeps, the way it shows it to customers.
namespace livechat::emulator::core {

[[nodiscard]] customer::user shown_user(const world& state, const chat_user& who);

/// Without the events that were deleted or are not for the customer.
[[nodiscard]] customer::thread shown_thread(const chat_record& chat, const thread_record& thread);

/// With one of its threads, or none.
[[nodiscard]] customer::chat shown_chat(const world& state, const chat_record& chat, const thread_record* thread);

[[nodiscard]] customer::chat_summary shown_summary(const world& state, const chat_record& chat);

[[nodiscard]] customer::greeting_agent shown_in_greeting(const agent_record& who);
[[nodiscard]] customer::predicted_agent shown_as_predicted(const agent_record& who);

}  // namespace livechat::emulator::core
