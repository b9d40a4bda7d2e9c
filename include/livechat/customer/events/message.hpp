// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <livechat/customer/structures/postback.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// The longest text of a message, in bytes of UTF-8. Source: Data structures v3.6, Message ("16 KB raw text").
inline constexpr std::size_t max_message_bytes = 16 * 1024;

/// Which button of a rich message a message answers, and with what.
/// `type` and `value` go together. Source: Data structures v3.6, Message.
struct message_postback {
  std::string id;         ///< postback id of the button
  std::string thread_id;  ///< thread of the rich message
  std::string event_id;   ///< the rich message
  std::optional<std::string> type;
  std::optional<std::string> value;
  std::optional<postback_ecommerce> ecommerce;

  message_postback() = default;
  message_postback(std::string id_, std::string thread_id_, std::string event_id_)
      : id(std::move(id_)), thread_id(std::move(thread_id_)), event_id(std::move(event_id_)) {}

  friend bool operator==(const message_postback&, const message_postback&) = default;
};

template <class T>
inline constexpr auto description<message_postback, T> =
    describe::structure("message_postback", "Which button a message answers", "Data structures v3.6, Message")
        .rules(describe::both_or_neither("postback_type_value", "type", "value"))
        .fields(
            describe::required("id", &T::id, "postback id of the button").example("\"action_yes\""),
            describe::required("thread_id", &T::thread_id, "thread of the rich message").example("\"K600PKZON8\""),
            describe::required("event_id", &T::event_id, "the rich message").example("\"K600PKZON8_3\""),
            describe::optional("type", &T::type, "type of the button; goes together with value").example("\"phone\""),
            describe::optional("value", &T::value, "value of the button; goes together with type")
                .example("\"790034890\""),
            describe::optional("ecommerce", &T::ecommerce, "what was chosen in a shop").since(api_version::v3_6));

/// A text message.
/// `text`: 1 to 16,384 bytes of UTF-8. Source: Data structures v3.6, Message.
struct message : event_header {
  static constexpr std::string_view type = "message";
  std::string text;
  std::optional<message_postback> postback;  ///< set when it answers a button of a rich message
  std::optional<bool> deleted;               ///< of what privileged agents get to see; customers never do

  message() = default;
  explicit message(std::string text_) : text(std::move(text_)) {}
  message(std::string text_, message_postback postback_) : text(std::move(text_)), postback(std::move(postback_)) {}

  friend bool operator==(const message&, const message&) = default;
};

template <class T>
inline constexpr auto description<message, T> =
    describe::event("message", "A text message", "Data structures v3.6, Message")
        .questions("S01 S07 S21")
        .fields_of(description<event_header>)
        .fields(describe::required("text", &T::text, "raw text, counted in bytes of UTF-8")
                    .max_bytes(max_message_bytes)
                    .unit("bytes")
                    .example("\"Hello\"")
                    .questions("S21"),
                describe::optional("postback", &T::postback, "the button it answers"),
                describe::optional("deleted", &T::deleted, "whether it was deleted; customers never get such events")
                    .questions("S07"));

}  // namespace livechat::customer::inline v0
