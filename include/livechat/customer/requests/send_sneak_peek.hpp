// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Shows agents what the customer is typing.
///
/// Completes when the service has answered; no push on the customer's side follows.
/// Required: `chat_id`, and `sneak_peek_text`, which may be empty. Answer: empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Send Sneak Peek.
struct send_sneak_peek {
  struct response {
    response() = default;
  };

  std::string chat_id;
  std::string sneak_peek_text;

  send_sneak_peek() = default;
  send_sneak_peek(std::string chat_id_, std::string sneak_peek_text_)
      : chat_id(std::move(chat_id_)), sneak_peek_text(std::move(sneak_peek_text_)) {}
};

template <class T>
inline constexpr auto description<send_sneak_peek::response, T> = describe::answer("send_sneak_peek").fields();

template <class T>
inline constexpr auto description<send_sneak_peek, T> =
    describe::action("send_sneak_peek", "Shows agents what the customer is typing",
                     "RTM API reference v3.6, Send Sneak Peek")
        .group("Events")
        .questions("A17")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"PJ0MRSHTDG\""),
                describe::required("sneak_peek_text", &T::sneak_peek_text, "the text so far; may be empty")
                    .or_empty()
                    .example("\"hello world\"")
                    .questions("A17"));

}  // namespace livechat::customer::inline v0
