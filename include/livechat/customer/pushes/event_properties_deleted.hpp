// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Properties of an event were deleted. Only the names that went are told.
/// Source: RTM pushes v3.6, event_properties_deleted.
struct event_properties_deleted {
  std::string chat_id;
  std::string thread_id;
  std::string event_id;
  properties_to_delete properties;

  event_properties_deleted() = default;
  event_properties_deleted(std::string chat_id_, std::string thread_id_, std::string event_id_,
                           properties_to_delete properties_)
      : chat_id(std::move(chat_id_)),
        thread_id(std::move(thread_id_)),
        event_id(std::move(event_id_)),
        properties(std::move(properties_)) {}

  friend bool operator==(const event_properties_deleted&, const event_properties_deleted&) = default;
};

template <class T>
inline constexpr auto description<event_properties_deleted, T> =
    describe::push("event_properties_deleted", "Properties of an event were deleted",
                   "RTM pushes v3.6, event_properties_deleted")
        .group("Properties")
        .questions("P06")
        .fields(
            describe::required("chat_id", &T::chat_id, "the chat"),
            describe::required("thread_id", &T::thread_id, "the thread"),
            describe::required("event_id", &T::event_id, "the event"),
            describe::required("properties", &T::properties, "names that were deleted, by namespace").questions("P06"));

}  // namespace livechat::customer::inline v0
