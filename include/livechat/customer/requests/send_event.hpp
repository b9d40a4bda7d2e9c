// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Sends an event, usually a message, to a chat.
///
/// Completes when the service has answered; the event itself comes as an `incoming_event` push as well.
/// Required: `chat_id`, and `event` of any type but `system`; the text of a message has at most 16 KB. Answer: the id
/// of the event.
/// Errors: presumably `chat_inactive` when no thread is open and `attach_to_last_thread` is not true.
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

template <class T>
inline constexpr auto description<send_event::response, T> = describe::answer("send_event")
                                                                 .fields(describe::required("event_id", &T::event_id,
                                                                                            "id of the new event")
                                                                             .example("\"K600PKZON8\"")
                                                                             .questions("S18"));

template <class T>
inline constexpr auto description<send_event, T> =
    describe::action("send_event", "Sends an event to a chat", "RTM API reference v3.6, Send Event")
        .group("Events")
        .effects("moves the requester's events_seen_up_to as if every chat event had been seen")
        .causes("incoming_event")
        .fails_with(describe::failure("chat_inactive", "chat inactive and attach_to_last_thread is not true",
                                      describe::basis::inferred))
        .questions("A12 A13 A14 S01 S21")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"PW94SJTGW6\""),
                describe::required("event", &T::event,
                                   "the event: any type but system; the LiveChat app does not support form")
                    .example(R"({"type":"message","text":"hello world","recipients":"all"})")
                    .questions("A12"),
                describe::optional("attach_to_last_thread", &T::attach_to_last_thread,
                                   "whether a closed thread takes it; no effect while a thread is open")
                    .by_default("false")
                    .questions("A14"));

}  // namespace livechat::customer::inline v0
