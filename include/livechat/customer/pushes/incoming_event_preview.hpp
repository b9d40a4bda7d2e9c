// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// An event before it is an event: it has no id yet. Source: RTM pushes v3.6, incoming_event_preview.
struct event_preview {
  std::string type;  ///< `message`, says the Customer SDK
  timestamp created_at;
  std::string author_id;
  std::optional<std::string> text;
  std::optional<std::string> custom_id;

  event_preview() = default;
  event_preview(std::string type_, timestamp created_at_, std::string author_id_)
      : type(std::move(type_)), created_at(std::move(created_at_)), author_id(std::move(author_id_)) {}

  friend bool operator==(const event_preview&, const event_preview&) = default;
};

template <class T>
inline constexpr auto description<event_preview, T> =
    describe::structure("event_preview", "An event before it is an event", "RTM pushes v3.6, incoming_event_preview")
        .questions("P04")
        .fields(describe::required("created_at", &T::created_at, "when this much was written"),
                describe::required("type", &T::type, "type of the event to come").example("\"message\""),
                describe::optional("text", &T::text, "what is written so far").basis(describe::basis::sample),
                describe::required("author_id", &T::author_id, "who writes"),
                describe::optional("custom_id", &T::custom_id, "free id of the sender")
                    .basis(describe::basis::sample)
                    .questions("P04"));

/// An event that is still being written, as far as it goes. It has no id yet; the final event comes as `incoming_event`.
/// Source: RTM pushes v3.6, incoming_event_preview.
struct incoming_event_preview {
  std::string chat_id;
  std::string thread_id;
  event_preview event;

  incoming_event_preview() = default;
  incoming_event_preview(std::string chat_id_, std::string thread_id_, event_preview event_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), event(std::move(event_)) {}

  friend bool operator==(const incoming_event_preview&, const incoming_event_preview&) = default;
};

template <class T>
inline constexpr auto description<incoming_event_preview, T> =
    describe::push("incoming_event_preview", "An event that is still being written",
                   "RTM pushes v3.6, incoming_event_preview")
        .group("Events")
        .since(api_version::v3_6)
        .questions("P04")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("event", &T::event, "what is there so far"));

}  // namespace livechat::customer::inline v0
