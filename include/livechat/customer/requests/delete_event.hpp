// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Deletes an event. No Customer Chat API gives it any more; agents may still see it, or that something was there.
///
/// Since version 3.6. Completes when the service has answered; an `event_deleted` push comes as well.
/// Required: `chat_id`, `thread_id`, `event_id`. Answer: empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Delete Event.
struct delete_event {
  struct response {
    response() = default;
  };

  std::string chat_id;
  std::string thread_id;
  std::string event_id;

  delete_event() = default;
  delete_event(std::string chat_id_, std::string thread_id_, std::string event_id_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), event_id(std::move(event_id_)) {}
};

template <class T>
inline constexpr auto description<delete_event::response, T> = describe::answer("delete_event").fields();

template <class T>
inline constexpr auto description<delete_event, T> =
    describe::action("delete_event", "Deletes an event", "RTM API reference v3.6, Delete Event")
        .group("Events")
        .effects(
            "the event vanishes from every Customer Chat API response; agents still see it or a placeholder, by role")
        .since(api_version::v3_6)
        .causes("event_deleted")
        .questions("A15")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"123-123-123-123\""),
                describe::required("thread_id", &T::thread_id, "the thread").example("\"E2WDHA8A\""),
                describe::required("event_id", &T::event_id, "the event").example("\"E2WDHA8A_4\"").questions("A15"));

}  // namespace livechat::customer::inline v0
