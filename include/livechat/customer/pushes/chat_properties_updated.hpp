// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Properties of a chat were set. Only what changed is told.
/// Source: RTM pushes v3.6, chat_properties_updated.
struct chat_properties_updated {
  std::string chat_id;
  customer::properties properties;

  chat_properties_updated() = default;
  chat_properties_updated(std::string chat_id_, customer::properties properties_)
      : chat_id(std::move(chat_id_)), properties(std::move(properties_)) {}

  friend bool operator==(const chat_properties_updated&, const chat_properties_updated&) = default;
};

template <class T>
inline constexpr auto description<chat_properties_updated, T> =
    describe::push("chat_properties_updated", "Properties of a chat were set",
                   "RTM pushes v3.6, chat_properties_updated")
        .group("Properties")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("properties", &T::properties, "what changed, not the whole set"));

}  // namespace livechat::customer::inline v0
