// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// What the service, or an application, says in a chat, e.g. that it was closed.
///
/// `system_message_type` is an open list: see `system_message_types` for what the service says; applications may use
/// words of their own. It has no author. Source: Data structures v3.6, System message.
struct system_message : event_header {
  static constexpr std::string_view type = "system_message";
  std::string text;                              ///< with the variables put in
  std::string system_message_type;               ///< `manual_archived_customer` among others
  std::map<std::string, std::string> text_vars;  ///< the variables in the text

  system_message() = default;
  explicit system_message(std::string system_message_type_, std::string text_ = {})
      : text(std::move(text_)), system_message_type(std::move(system_message_type_)) {}

  friend bool operator==(const system_message&, const system_message&) = default;
};

template <class T>
inline constexpr auto description<system_message, T> =
    describe::event("system_message", "What the service says in a chat", "Data structures v3.6, System message")
        .questions("A12 S11")
        .fields(detail::event_rows::id, detail::event_rows::custom_id, detail::event_rows::created_at,
                detail::event_rows::recipients,
                describe::optional("text", &T::text, "text with the variables put in")
                    .example("\"Agent Smith left the chat\""),
                describe::required("system_message_type", &T::system_message_type, "which message it is, an open list")
                    .example("\"agent_left\""),
                describe::optional("text_vars", &T::text_vars, "variables used in the text")
                    .example("{\"agent\":\"Agent Smith\"}")
                    .questions("S11"),
                detail::event_rows::properties.basis(describe::basis::inferred));

}  // namespace livechat::customer::inline v0
