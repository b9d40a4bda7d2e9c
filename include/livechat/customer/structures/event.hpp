// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// The longest text of a message, in bytes of UTF-8. Source: Data structures v3.6, Message ("16 KB raw text").
inline constexpr std::size_t max_message_bytes = 16 * 1024;

/// What every event has. The service sets `id`, `created_at` and `author_id`; they are empty in what you send.
struct event_header {
  std::string id;
  std::string custom_id;  ///< yours, free; comes back with the event; empty when there is none
  timestamp created_at;
  std::string author_id;   ///< empty for system messages
  std::string recipients;  ///< `all` or `agents`; empty when the service does not say
  customer::properties properties;

  friend bool operator==(const event_header&, const event_header&) = default;
};

/// A text message.
/// `text`: 1 to 16,384 bytes of UTF-8. Source: Data structures v3.6, Message.
struct message : event_header {
  static constexpr std::string_view type = "message";
  std::string text;

  message() = default;
  explicit message(std::string text_) : text(std::move(text_)) {}

  friend bool operator==(const message&, const message&) = default;
};

template <>
inline constexpr auto description<message> =
    describe::structure("message", "A text message", "Data structures v3.6, Message")
        .fields(describe::served("id", &message::id, "event id"),
                describe::optional("custom_id", &message::custom_id, "free id set by the sender"),
                describe::served("created_at", &message::created_at, "when the service took it"),
                describe::required("text", &message::text, "raw text").max_bytes(max_message_bytes),
                describe::served("author_id", &message::author_id, "id of the user who sent it"),
                describe::optional("recipients", &message::recipients, "all or agents"),
                describe::optional("properties", &message::properties, "properties by namespace and name"));

/// What the service says in a chat, e.g. that it was closed.
/// Source: Data structures v3.6, System message.
struct system_message : event_header {
  static constexpr std::string_view type = "system_message";
  std::string text;
  std::string system_message_type;  ///< an open list; `manual_archived_customer` among others
  std::map<std::string, std::string> text_vars;

  system_message() = default;
  explicit system_message(std::string system_message_type_, std::string text_ = {})
      : text(std::move(text_)), system_message_type(std::move(system_message_type_)) {}

  friend bool operator==(const system_message&, const system_message&) = default;
};

template <>
inline constexpr auto description<system_message> =
    describe::structure("system_message", "What the service says in a chat", "Data structures v3.6, System message")
        .fields(describe::served("id", &system_message::id, "event id"),
                describe::optional("custom_id", &system_message::custom_id, "free id set by the sender"),
                describe::served("created_at", &system_message::created_at, "when the service took it"),
                describe::optional("text", &system_message::text, "text with the variables put in"),
                describe::required("system_message_type", &system_message::system_message_type, "which message it is"),
                describe::optional("text_vars", &system_message::text_vars, "variables used in the text"),
                describe::optional("recipients", &system_message::recipients, "all or agents"));

/// An event of a type this version of the library has no struct for: its header and the JSON it came in.
struct unknown_event : event_header {
  std::string type;
  json_text raw;

  unknown_event() = default;
  unknown_event(std::string type_, json_text raw_) : type(std::move(type_)), raw(std::move(raw_)) {}

  friend bool operator==(const unknown_event&, const unknown_event&) = default;
};

template <>
inline constexpr auto description<unknown_event> =
    describe::structure("unknown_event", "An event without a struct of its own", "Data structures v3.6, Events")
        .fields(describe::optional("id", &unknown_event::id, "event id"),
                describe::optional("custom_id", &unknown_event::custom_id, "free id set by the sender"),
                describe::optional("created_at", &unknown_event::created_at, "when the service took it"),
                describe::optional("author_id", &unknown_event::author_id, "id of the user who sent it"),
                describe::optional("recipients", &unknown_event::recipients, "all or agents"));

/// Something in a thread: a message, a system message, or an event newer than this library.
/// Source: Data structures v3.6, Events.
class event : public one_of<unknown_event, message, system_message> {
 public:
  using one_of::one_of;

  [[nodiscard]] const event_header& header() const noexcept;
  [[nodiscard]] event_header& header() noexcept;
  [[nodiscard]] std::string_view type() const noexcept;

  [[nodiscard]] const std::string& id() const noexcept { return header().id; }
  [[nodiscard]] const std::string& author_id() const noexcept { return header().author_id; }
  [[nodiscard]] const timestamp& created_at() const noexcept { return header().created_at; }

  /// The text of a message or system message; empty for anything else.
  [[nodiscard]] std::string_view text() const noexcept;

  friend bool operator==(const event& a, const event& b) { return a.value_ == b.value_; }
};

}  // namespace livechat::customer::inline v0
