// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// An event was changed; carries the whole event. What leads to it is not documented (questions P05, A16).
/// Source: RTM pushes v3.6, event_updated.
struct event_updated {
  std::string chat_id;
  std::string thread_id;
  customer::event event;

  event_updated() = default;
  event_updated(std::string chat_id_, std::string thread_id_, customer::event event_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), event(std::move(event_)) {}

  friend bool operator==(const event_updated&, const event_updated&) = default;
};

template <class T>
inline constexpr auto description<event_updated, T> =
    describe::push("event_updated", "An event was changed", "RTM pushes v3.6, event_updated")
        .group("Events")
        .questions("P05")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("event", &T::event, "the event as it is now"));

}  // namespace livechat::customer::inline v0
