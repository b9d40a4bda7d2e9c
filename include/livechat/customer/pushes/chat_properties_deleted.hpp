// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Properties of a chat were deleted. Only the names that went are told.
/// Source: RTM pushes v3.6, chat_properties_deleted.
struct chat_properties_deleted {
  std::string chat_id;
  properties_to_delete properties;

  chat_properties_deleted() = default;
  chat_properties_deleted(std::string chat_id_, properties_to_delete properties_)
      : chat_id(std::move(chat_id_)), properties(std::move(properties_)) {}

  friend bool operator==(const chat_properties_deleted&, const chat_properties_deleted&) = default;
};

template <class T>
inline constexpr auto description<chat_properties_deleted, T> =
    describe::push("chat_properties_deleted", "Properties of a chat were deleted",
                   "RTM pushes v3.6, chat_properties_deleted")
        .group("Properties")
        .questions("P06")
        .fields(
            describe::required("chat_id", &T::chat_id, "the chat"),
            describe::required("properties", &T::properties, "names that were deleted, by namespace").questions("P06"));

}  // namespace livechat::customer::inline v0
