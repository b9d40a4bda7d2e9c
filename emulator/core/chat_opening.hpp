// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/error.hpp>
#include <livechat/customer/requests/initial_thread.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/chat_record.hpp"
#include "emulator/core/world.hpp"

namespace livechat::emulator::core {

/// What a new thread begins with: what `start_chat` and `resume_chat` have in common.
struct chat_opening {
  customer::access access{{0}};  ///< "default: all agents (group 0)"
  customer::properties properties;
  customer::initial_thread thread;
  bool is_active = true;
  bool is_continuous = false;

  chat_opening() = default;

  /// From the `chat` of a request.
  template <class Chat>
  explicit chat_opening(const Chat& chat) : properties(chat.properties) {
    if (chat.access) access = *chat.access;
    if (chat.thread) thread = *chat.thread;
  }
};

/// What keeps a customer from opening a thread like this; nothing when it may be opened.
[[nodiscard]] std::optional<customer::server_error> problem_of(const chat_opening& what, const license& by);

/// Opens it, as the last thread of the chat, and lets the agent in whom the chat goes to.
void carry_out(const chat_opening& what, world& state, chat_record& chat, std::string_view author_id, instant now);

/// The ids of the events that a thread began with.
[[nodiscard]] std::vector<std::string> event_ids(const customer::thread& thread);

}  // namespace livechat::emulator::core
