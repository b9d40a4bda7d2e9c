// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// An event was deleted: it is gone from everything a customer can ask for.
/// Source: RTM pushes v3.6, event_deleted.
struct event_deleted {
  std::string chat_id;
  std::string thread_id;
  std::string event_id;

  event_deleted() = default;
  event_deleted(std::string chat_id_, std::string thread_id_, std::string event_id_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), event_id(std::move(event_id_)) {}

  friend bool operator==(const event_deleted&, const event_deleted&) = default;
};

template <class T>
inline constexpr auto description<event_deleted, T> =
    describe::push("event_deleted", "An event was deleted", "RTM pushes v3.6, event_deleted")
        .group("Events")
        .since(api_version::v3_6)
        .questions("A15")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("event_id", &T::event_id, "the event that is gone"));

}  // namespace livechat::customer::inline v0
