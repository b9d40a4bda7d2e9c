// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Properties of a thread were deleted. Only the names that went are told.
/// Source: RTM pushes v3.6, thread_properties_deleted.
struct thread_properties_deleted {
  std::string chat_id;
  std::string thread_id;
  properties_to_delete properties;

  thread_properties_deleted() = default;
  thread_properties_deleted(std::string chat_id_, std::string thread_id_, properties_to_delete properties_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), properties(std::move(properties_)) {}

  friend bool operator==(const thread_properties_deleted&, const thread_properties_deleted&) = default;
};

template <class T>
inline constexpr auto description<thread_properties_deleted, T> =
    describe::push("thread_properties_deleted", "Properties of a thread were deleted",
                   "RTM pushes v3.6, thread_properties_deleted")
        .group("Properties")
        .questions("P06")
        .fields(
            describe::required("chat_id", &T::chat_id, "the chat"),
            describe::required("thread_id", &T::thread_id, "the thread"),
            describe::required("properties", &T::properties, "names that were deleted, by namespace").questions("P06"));

}  // namespace livechat::customer::inline v0
