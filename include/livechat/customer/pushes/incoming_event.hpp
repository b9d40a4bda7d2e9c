// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// An event came into a chat: an agent's, a system message, or one of your own.
/// Source: RTM pushes v3.6, incoming_event.
struct incoming_event {
  std::string chat_id;
  std::string thread_id;
  customer::event event;

  incoming_event() = default;
  incoming_event(std::string chat_id_, std::string thread_id_, customer::event event_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), event(std::move(event_)) {}

  friend bool operator==(const incoming_event&, const incoming_event&) = default;
};

template <class T>
inline constexpr auto description<incoming_event, T> =
    describe::push("incoming_event", "An event came into a chat", "RTM pushes v3.6, incoming_event")
        .group("Events")
        .questions("C09")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("event", &T::event, "the event"));

}  // namespace livechat::customer::inline v0
