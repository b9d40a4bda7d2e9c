// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Properties of a thread were set. Only what changed is told.
/// Source: RTM pushes v3.6, thread_properties_updated.
struct thread_properties_updated {
  std::string chat_id;
  std::string thread_id;
  customer::properties properties;

  thread_properties_updated() = default;
  thread_properties_updated(std::string chat_id_, std::string thread_id_, customer::properties properties_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), properties(std::move(properties_)) {}

  friend bool operator==(const thread_properties_updated&, const thread_properties_updated&) = default;
};

template <class T>
inline constexpr auto description<thread_properties_updated, T> =
    describe::push("thread_properties_updated", "Properties of a thread were set",
                   "RTM pushes v3.6, thread_properties_updated")
        .group("Properties")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("properties", &T::properties, "what changed, not the whole set"));

}  // namespace livechat::customer::inline v0
