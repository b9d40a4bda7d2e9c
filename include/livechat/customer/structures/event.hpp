// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/events/custom.hpp>
#include <livechat/customer/events/file.hpp>
#include <livechat/customer/events/filled_form.hpp>
#include <livechat/customer/events/form.hpp>
#include <livechat/customer/events/message.hpp>
#include <livechat/customer/events/rich_message.hpp>
#include <livechat/customer/events/system.hpp>
#include <livechat/customer/events/system_message.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <livechat/customer/timestamp.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// An event of a type this version of the library has no struct for: what of its header can be read, and the JSON it
/// came in. Source: Data structures v3.6, Events.
struct unknown_event : event_header {
  std::string type;
  json_text raw;

  unknown_event() = default;
  unknown_event(std::string type_, json_text raw_) : type(std::move(type_)), raw(std::move(raw_)) {}

  friend bool operator==(const unknown_event&, const unknown_event&) = default;
};

template <class T>
inline constexpr auto description<unknown_event, T> =
    describe::structure("unknown_event", "An event without a struct of its own", "Data structures v3.6, Events")
        .fields(describe::optional("id", &event_header::id, "event id").example("\"Q20N9CKRX2_1\""),
                detail::event_rows::custom_id,
                describe::optional("created_at", &event_header::created_at, "when the service took it"),
                describe::optional("author_id", &event_header::author_id, "id of the user who sent it")
                    .example("\"b7eff798-f8df-4364-8059-649c35c9ed0c\""),
                detail::event_rows::recipients, detail::event_rows::properties);

/// Something in a thread: one of eight types, or an event newer than this library.
/// Source: Data structures v3.6, Events.
class event : public one_of<unknown_event, message, file, form, filled_form, rich_message, custom, system_message,
                            system_event> {
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
