// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string>

namespace livechat::customer::inline v0 {

/// The open thread of a chat was closed. Source: RTM pushes v3.6, chat_deactivated.
struct chat_deactivated {
  std::string chat_id;
  std::string thread_id;
  std::optional<std::string> user_id;  ///< who closed it; nothing when the router did

  chat_deactivated() = default;

  friend bool operator==(const chat_deactivated&, const chat_deactivated&) = default;
};

template <>
inline constexpr auto description<chat_deactivated> =
    describe::push("chat_deactivated", "The open thread was closed", "RTM pushes v3.6, chat_deactivated")
        .fields(describe::required("chat_id", &chat_deactivated::chat_id, "the chat"),
                describe::required("thread_id", &chat_deactivated::thread_id, "the thread"),
                describe::optional("user_id", &chat_deactivated::user_id, "who closed it"));

}  // namespace livechat::customer::inline v0
