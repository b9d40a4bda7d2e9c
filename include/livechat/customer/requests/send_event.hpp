// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Sends an event, usually a message, to a chat.
/// Completes when the service has answered; the event itself comes as an `incoming_event` push as well.
/// Errors: `chat_inactive` when the chat has no open thread and `attach_to_last_thread` is not true.
/// Source: RTM API reference v3.6, Send Event.
struct send_event {
  struct response {
    std::string event_id;

    response() = default;
  };

  std::string chat_id;
  customer::event event;
  std::optional<bool> attach_to_last_thread;  ///< default false; true appends to a closed thread

  send_event() = default;
  send_event(std::string chat_id_, customer::event event_) : chat_id(std::move(chat_id_)), event(std::move(event_)) {}
};

template <>
inline constexpr auto description<send_event::response> =
    describe::answer("send_event")
        .fields(describe::required("event_id", &send_event::response::event_id, "id of the new event"));

template <>
inline constexpr auto description<send_event> =
    describe::action("send_event", "Sends an event to a chat", "RTM API reference v3.6, Send Event")
        .causes("incoming_event")
        .fields(describe::required("chat_id", &send_event::chat_id, "the chat"),
                describe::required("event", &send_event::event, "the event"),
                describe::optional("attach_to_last_thread", &send_event::attach_to_last_thread,
                                   "whether a closed thread takes it"));

}  // namespace livechat::customer::inline v0
