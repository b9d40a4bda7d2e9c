// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/postback.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Tells that the customer used a button of a rich message.
///
/// Completes when the service has answered; while the thread is open, an `incoming_rich_message_postback` push comes as
/// well.
/// Required: `chat_id`, `thread_id`, `event_id` of the rich message, and `postback` with the button's id. Answer:
/// empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Send Rich Message Postback.
struct send_rich_message_postback {
  struct response {
    response() = default;
  };

  std::string chat_id;
  std::string thread_id;
  std::string event_id;  ///< the rich message
  customer::postback postback;

  send_rich_message_postback() = default;
  send_rich_message_postback(std::string chat_id_, std::string thread_id_, std::string event_id_,
                             customer::postback postback_)
      : chat_id(std::move(chat_id_)),
        thread_id(std::move(thread_id_)),
        event_id(std::move(event_id_)),
        postback(std::move(postback_)) {}
};

template <class T>
inline constexpr auto description<send_rich_message_postback::response, T> =
    describe::answer("send_rich_message_postback").fields();

template <class T>
inline constexpr auto description<send_rich_message_postback, T> =
    describe::action("send_rich_message_postback", "Tells that the customer used a button of a rich message",
                     "RTM API reference v3.6, Send Rich Message Postback")
        .group("Events")
        .effects("a toggled postback puts the user id in the button user_ids list (per the rich message table)")
        .causes(describe::consequence("incoming_rich_message_postback", "only for active threads"))
        .questions("A16")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"PJ0MRSHTDG\""),
                describe::required("thread_id", &T::thread_id, "the thread").example("\"K600PKZON8\""),
                describe::required("event_id", &T::event_id, "the rich message")
                    .example("\"a0c22fdd-fb71-40b5-bfc6-a8a0bc3117f7\""),
                describe::required("postback", &T::postback, "which button, and how")
                    .example(R"({"id":"Method URL_yes","toggled":true})"));

}  // namespace livechat::customer::inline v0
