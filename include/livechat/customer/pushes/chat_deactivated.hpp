// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// The open thread of a chat was closed; nothing more can be sent to it.
/// Source: RTM pushes v3.6, chat_deactivated.
struct chat_deactivated {
  std::string chat_id;
  std::string thread_id;
  std::optional<std::string> user_id;

  chat_deactivated() = default;
  chat_deactivated(std::string chat_id_, std::string thread_id_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)) {}

  friend bool operator==(const chat_deactivated&, const chat_deactivated&) = default;
};

template <class T>
inline constexpr auto description<chat_deactivated, T> =
    describe::push("chat_deactivated", "The open thread was closed", "RTM pushes v3.6, chat_deactivated")
        .group("Chats")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::optional("user_id", &T::user_id, "who closed it; missing when the router did"));

}  // namespace livechat::customer::inline v0
