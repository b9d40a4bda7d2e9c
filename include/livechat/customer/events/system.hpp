// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// What another part of the platform says in a chat, e.g. that an order was placed. Customers cannot send it.
///
/// `details` is a JSON document in a text: `system_details` reads it. `version` belongs to that document; higher is
/// newer. It has no author. Source: Data structures v3.6, System.
struct system_event : event_header {
  static constexpr std::string_view type = "system";
  static constexpr bool only_the_service_sends_it = true;
  std::string source;   ///< `ai_agents`, `cdp`, `messaging` or a newer one
  std::string subtype;  ///< `store_order_was_created` among others
  std::int64_t version = 1;
  std::string details;

  system_event() = default;
  system_event(std::string source_, std::string subtype_, std::int64_t version_, std::string details_)
      : source(std::move(source_)), subtype(std::move(subtype_)), version(version_), details(std::move(details_)) {}

  friend bool operator==(const system_event&, const system_event&) = default;
};

template <class T>
inline constexpr auto description<system_event, T> =
    describe::event("system", "What another part of the platform says in a chat", "Data structures v3.6, System")
        .since(api_version::v3_6)
        .questions("S12")
        .note("cannot be sent; meant to replace system_message")
        .fields(detail::event_rows::id, detail::event_rows::custom_id, detail::event_rows::created_at,
                describe::required("source", &T::source, "which part of the platform it comes from").example("\"cdp\""),
                describe::required("subtype", &T::subtype, "what happened").example("\"store_order_was_created\""),
                describe::required("version", &T::version, "version of the details; higher is newer").example("1"),
                describe::required("details", &T::details,
                                   "a JSON document in a text; its shape depends on source, subtype and version")
                    .example("\"{}\""),
                detail::event_rows::recipients.basis(describe::basis::inferred).questions("S01 S12"),
                detail::event_rows::properties.basis(describe::basis::inferred));

}  // namespace livechat::customer::inline v0
