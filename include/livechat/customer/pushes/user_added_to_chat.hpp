// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/user.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A customer or an agent was added to a chat. With `user.present` false somebody wrote without joining.
/// Source: RTM pushes v3.6, user_added_to_chat.
struct user_added_to_chat {
  std::string chat_id;
  std::optional<std::string> thread_id;
  customer::user user;
  std::string reason;
  std::optional<std::string> requester_id;

  user_added_to_chat() = default;
  user_added_to_chat(std::string chat_id_, customer::user user_, std::string reason_)
      : chat_id(std::move(chat_id_)), user(std::move(user_)), reason(std::move(reason_)) {}

  friend bool operator==(const user_added_to_chat&, const user_added_to_chat&) = default;
};

template <class T>
inline constexpr auto description<user_added_to_chat, T> =
    describe::push("user_added_to_chat", "A customer or agent was added to a chat",
                   "RTM pushes v3.6, user_added_to_chat")
        .group("Chat users")
        .questions("P03")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::optional("thread_id", &T::thread_id, "the thread; missing when the chat is not active"),
                describe::required("user", &T::user, "who was added"),
                describe::required("reason", &T::reason, "why; an open list, e.g. manual")
                    .example("\"manual\"")
                    .questions("P03"),
                describe::optional("requester_id", &T::requester_id, "which agent did it; missing when it was nobody"));

}  // namespace livechat::customer::inline v0
