// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// The welcome message that was asked for with `request_welcome_message`. Its event has no id: it is in no chat yet.
/// Source: RTM pushes v3.6, incoming_welcome_message.
struct incoming_welcome_message {
  std::string id;
  customer::event event;

  incoming_welcome_message() = default;
  incoming_welcome_message(std::string id_, customer::event event_) : id(std::move(id_)), event(std::move(event_)) {}

  friend bool operator==(const incoming_welcome_message&, const incoming_welcome_message&) = default;
};

template <class T>
inline constexpr auto description<incoming_welcome_message, T> =
    describe::push("incoming_welcome_message", "A requested welcome message",
                   "RTM pushes v3.6, incoming_welcome_message")
        .group("Other")
        .since(api_version::v3_6)
        .questions("A36")
        .fields(describe::required("id", &T::id, "id of the welcome message"),
                describe::required("event", &T::event, "a message or a rich message, not in a chat yet").draft());

}  // namespace livechat::customer::inline v0
