// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/postback.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Somebody pressed a button of a rich message, in an active thread.
/// Source: RTM pushes v3.6, incoming_rich_message_postback.
struct incoming_rich_message_postback {
  std::string user_id;
  std::string chat_id;
  std::string thread_id;
  std::string event_id;
  customer::postback postback;

  incoming_rich_message_postback() = default;
  incoming_rich_message_postback(std::string user_id_, std::string chat_id_, std::string thread_id_,
                                 std::string event_id_, customer::postback postback_)
      : user_id(std::move(user_id_)),
        chat_id(std::move(chat_id_)),
        thread_id(std::move(thread_id_)),
        event_id(std::move(event_id_)),
        postback(std::move(postback_)) {}

  friend bool operator==(const incoming_rich_message_postback&, const incoming_rich_message_postback&) = default;
};

template <class T>
inline constexpr auto description<incoming_rich_message_postback, T> =
    describe::push("incoming_rich_message_postback", "Somebody pressed a button of a rich message",
                   "RTM pushes v3.6, incoming_rich_message_postback")
        .group("Events")
        .questions("A16")
        .fields(describe::required("user_id", &T::user_id, "who pressed it"),
                describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("event_id", &T::event_id, "the rich message"),
                describe::required("postback", &T::postback, "the button, and whether it is on"));

}  // namespace livechat::customer::inline v0
