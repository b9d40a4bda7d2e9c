// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A chat of the customer, as the answer to `login` lists it. Source: RTM API reference v3.6, Login (sample).
struct login_chat {
  std::string chat_id;
  bool has_unread_events = false;
  std::optional<bool> has_active_thread;  ///< known from the official JavaScript client only

  login_chat() = default;
  explicit login_chat(std::string chat_id_, bool has_unread_events_ = false)
      : chat_id(std::move(chat_id_)), has_unread_events(has_unread_events_) {}

  friend bool operator==(const login_chat&, const login_chat&) = default;
};

template <class T>
inline constexpr auto description<login_chat, T> =
    describe::structure("login_chat", "A chat of the customer", "RTM API reference v3.6, Login")
        .basis(describe::basis::sample)
        .questions("A28")
        .fields(describe::required("chat_id", &T::chat_id, "chat id")
                    .example("\"PJ0MRSHTDG\"")
                    .basis(describe::basis::sample),
                describe::required("has_unread_events", &T::has_unread_events, "whether something is unread")
                    .basis(describe::basis::sample),
                describe::optional("has_active_thread", &T::has_active_thread, "whether a thread is open")
                    .basis(describe::basis::js_sdk));

}  // namespace livechat::customer::inline v0
