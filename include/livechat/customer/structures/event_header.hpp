// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/recipients.hpp>
#include <livechat/customer/timestamp.hpp>
#include <string>

namespace livechat::customer::inline v0 {

/// What events have in common. The service sets `id`, `created_at` and `author_id`; they stay empty in what you send.
///
/// Empty means "not said". The pages of 3.7 and of the Agent Chat API say `visibility` where those of 3.6 say
/// `recipients`: both names are read, `recipients` is sent (question S01).
/// Source: Data structures v3.6, Events.
struct event_header {
  std::string id;
  std::string custom_id;  ///< yours, free; comes back with the event
  timestamp created_at;
  std::string author_id;  ///< empty for what the service itself says
  open_enum<customer::recipients> recipients;
  customer::properties properties;

  event_header() = default;

  friend bool operator==(const event_header&, const event_header&) = default;
};

/// The rows that the tables of the events are put together from.
namespace detail::event_rows {

inline constexpr auto id = describe::served("id", &event_header::id, "event id").example("\"Q20N9CKRX2_1\"");
inline constexpr auto custom_id =
    describe::optional("custom_id", &event_header::custom_id, "free id, set by the sender")
        .example("\"31-0C-1C-07-DB-16\"");
inline constexpr auto created_at =
    describe::served("created_at", &event_header::created_at, "when the service took it, to the microsecond");
inline constexpr auto author_id = describe::served("author_id", &event_header::author_id, "id of the user who sent it")
                                      .example("\"b7eff798-f8df-4364-8059-649c35c9ed0c\"");
inline constexpr auto recipients = describe::optional("recipients", &event_header::recipients, "who gets to see it")
                                       .also_named("visibility")
                                       .basis(describe::basis::sample)
                                       .questions("S01");
inline constexpr auto properties =
    describe::optional("properties", &event_header::properties, "properties by namespace and name");

}  // namespace detail::event_rows

template <class T>
inline constexpr auto description<event_header, T> =
    describe::structure("event_header", "What events have in common", "Data structures v3.6, Events")
        .fields(detail::event_rows::id, detail::event_rows::custom_id, detail::event_rows::created_at,
                detail::event_rows::author_id, detail::event_rows::recipients, detail::event_rows::properties);

}  // namespace livechat::customer::inline v0
