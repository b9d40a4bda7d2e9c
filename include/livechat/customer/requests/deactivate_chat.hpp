// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Closes the open thread of a chat: nothing more can be sent to it.
///
/// Completes when the service has answered; a system message comes as an `incoming_event` push, then
/// `chat_deactivated`.
/// Required: `id` of the chat. Answer: empty.
/// Errors: presumably `chat_inactive` when no thread is open.
/// Source: RTM API reference v3.6, Deactivate Chat.
struct deactivate_chat {
  struct response {
    response() = default;
  };

  std::string id;  ///< the chat; the service calls this one `id`, not `chat_id`

  deactivate_chat() = default;
  explicit deactivate_chat(std::string id_) : id(std::move(id_)) {}
};

template <class T>
inline constexpr auto description<deactivate_chat::response, T> = describe::answer("deactivate_chat").fields();

template <class T>
inline constexpr auto description<deactivate_chat, T> =
    describe::action("deactivate_chat", "Closes the open thread of a chat", "RTM API reference v3.6, Deactivate Chat")
        .group("Chats")
        .effects("closes the open thread; nothing more can be sent to it")
        .causes(describe::consequence("incoming_event", "the closing system message"), "chat_deactivated")
        .fails_with(describe::failure("chat_inactive", "the chat has no active thread", describe::basis::inferred))
        .questions("A11")
        .fields(describe::required("id", &T::id, "the chat; not called chat_id here").example("\"PJ0MRSHTDG\""));

}  // namespace livechat::customer::inline v0
