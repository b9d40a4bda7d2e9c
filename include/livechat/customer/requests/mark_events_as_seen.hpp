// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/timestamp.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Tells up to which time the customer has seen the events of a chat.
///
/// Completes when the service has answered; an `events_marked_as_seen` push comes as well.
/// Required: `chat_id`, and `seen_up_to`, a time of RFC 3339: usually `created_at` of the last event that was shown.
/// Answer: empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Mark Events As Seen.
struct mark_events_as_seen {
  struct response {
    response() = default;
  };

  std::string chat_id;
  timestamp seen_up_to;

  mark_events_as_seen() = default;
  mark_events_as_seen(std::string chat_id_, timestamp seen_up_to_)
      : chat_id(std::move(chat_id_)), seen_up_to(std::move(seen_up_to_)) {}
};

template <class T>
inline constexpr auto description<mark_events_as_seen::response, T> = describe::answer("mark_events_as_seen").fields();

template <class T>
inline constexpr auto description<mark_events_as_seen, T> =
    describe::action("mark_events_as_seen", "Tells up to which time the customer has seen the events of a chat",
                     "RTM API reference v3.6, Mark Events As Seen")
        .group("Other")
        .effects("sets the requester's events_seen_up_to")
        .causes("events_marked_as_seen")
        .questions("A34")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"PJ0MRSHTDG\""),
                describe::required("seen_up_to", &T::seen_up_to, "the time")
                    .unit("RFC 3339")
                    .example("\"2017-10-12T15:19:21.010200Z\"")
                    .questions("A34"));

}  // namespace livechat::customer::inline v0
