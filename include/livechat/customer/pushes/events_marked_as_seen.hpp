// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/timestamp.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A user has seen the events of a chat up to a time.
/// Source: RTM pushes v3.6, events_marked_as_seen.
struct events_marked_as_seen {
  std::string user_id;
  std::string chat_id;
  timestamp seen_up_to;

  events_marked_as_seen() = default;
  events_marked_as_seen(std::string user_id_, std::string chat_id_, timestamp seen_up_to_)
      : user_id(std::move(user_id_)), chat_id(std::move(chat_id_)), seen_up_to(std::move(seen_up_to_)) {}

  friend bool operator==(const events_marked_as_seen&, const events_marked_as_seen&) = default;
};

template <class T>
inline constexpr auto description<events_marked_as_seen, T> =
    describe::push("events_marked_as_seen", "A user has seen events up to a time",
                   "RTM pushes v3.6, events_marked_as_seen")
        .group("Other")
        .questions("A34")
        .fields(describe::required("user_id", &T::user_id, "who"),
                describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("seen_up_to", &T::seen_up_to, "time of the last event that was seen"));

}  // namespace livechat::customer::inline v0
