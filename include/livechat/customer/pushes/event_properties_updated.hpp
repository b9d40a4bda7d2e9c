// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Properties of an event were set. Only what changed is told.
/// Source: RTM pushes v3.6, event_properties_updated.
struct event_properties_updated {
  std::string chat_id;
  std::string thread_id;
  std::string event_id;
  customer::properties properties;

  event_properties_updated() = default;
  event_properties_updated(std::string chat_id_, std::string thread_id_, std::string event_id_,
                           customer::properties properties_)
      : chat_id(std::move(chat_id_)),
        thread_id(std::move(thread_id_)),
        event_id(std::move(event_id_)),
        properties(std::move(properties_)) {}

  friend bool operator==(const event_properties_updated&, const event_properties_updated&) = default;
};

template <class T>
inline constexpr auto description<event_properties_updated, T> =
    describe::push("event_properties_updated", "Properties of an event were set",
                   "RTM pushes v3.6, event_properties_updated")
        .group("Properties")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("event_id", &T::event_id, "the event"),
                describe::required("properties", &T::properties, "what changed, not the whole set"));

}  // namespace livechat::customer::inline v0
