// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/pushes/queue_position_updated.hpp>
#include <string>
#include <vector>

#include "emulator/core/chat_record.hpp"
#include "emulator/core/world.hpp"

/// Chats that wait for an agent of a group, one behind the other.
namespace livechat::emulator::core {

/// A chat got another place.
struct line_move {
  std::string customer_id;
  customer::queue_position_updated push;
};

/// The chats that wait for a group, first the one that waits longest.
[[nodiscard]] std::vector<chat_record*> waiting_line(world& state, std::int64_t group_id);

/// Puts a chat with an open thread at the end of the line.
void enter_line(world& state, chat_record& chat, std::int64_t group_id, instant now);

/// Takes a chat out of its line, if it is in one; gives those that moved up.
[[nodiscard]] std::vector<line_move> leave_line(world& state, chat_record& chat);

/// Puts a waiting chat at another place, from 1 on; gives all that moved, it included.
[[nodiscard]] std::vector<line_move> move_in_line(world& state, chat_record& chat, std::int64_t position);

}  // namespace livechat::emulator::core
