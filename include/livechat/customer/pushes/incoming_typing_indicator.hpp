// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/typing_indicator.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// An agent or bot types. Best effort: it is not repeated after a reconnect.
/// Source: RTM pushes v3.6, incoming_typing_indicator.
struct incoming_typing_indicator {
  std::string chat_id;
  std::string thread_id;
  customer::typing_indicator typing_indicator;

  incoming_typing_indicator() = default;
  incoming_typing_indicator(std::string chat_id_, std::string thread_id_, customer::typing_indicator typing_indicator_)
      : chat_id(std::move(chat_id_)),
        thread_id(std::move(thread_id_)),
        typing_indicator(std::move(typing_indicator_)) {}

  friend bool operator==(const incoming_typing_indicator&, const incoming_typing_indicator&) = default;
};

template <class T>
inline constexpr auto description<incoming_typing_indicator, T> =
    describe::push("incoming_typing_indicator", "An agent or bot types", "RTM pushes v3.6, incoming_typing_indicator")
        .group("Other")
        .questions("P11")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("typing_indicator", &T::typing_indicator, "who types, and whether still"));

}  // namespace livechat::customer::inline v0
