// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/chat.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Reads a chat with one of its threads.
///
/// Completes when the service has answered; no push follows.
/// Required: `chat_id`. Answer: the chat; its thread may be missing.
/// Errors: the docs name none for it; presumably `not_found` when there is no such chat or thread, `authorization` when
/// it is somebody else's.
/// Source: RTM API reference v3.6, Get Chat.
struct get_chat {
  using response = chat;

  std::string chat_id;
  std::optional<std::string> thread_id;  ///< default: the latest thread

  get_chat() = default;
  explicit get_chat(std::string chat_id_, std::optional<std::string> thread_id_ = {})
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)) {}
};

template <class T>
inline constexpr auto description<get_chat, T> =
    describe::action("get_chat", "Reads a chat with one of its threads", "RTM API reference v3.6, Get Chat")
        .group("Chats")
        .questions("A05")
        .note("the docs have no table of the answer")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"PJ0MRSHTDG\""),
                describe::optional("thread_id", &T::thread_id, "one of its threads; default: the latest, if any")
                    .example("\"K600PKZON8\""));

}  // namespace livechat::customer::inline v0
