// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/user.hpp>
#include <livechat/customer/timestamp.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// The last event of one type in a chat, and the thread it is in. The names of the thread are gone in 3.7.
/// Source: Data structures v3.6, Chat summary.
struct last_event {
  std::string thread_id;
  std::optional<std::int64_t> thread_order;  ///< in one of two samples (question S15)
  timestamp thread_created_at;
  customer::event event;

  last_event() = default;
  last_event(std::string thread_id_, timestamp thread_created_at_, customer::event event_)
      : thread_id(std::move(thread_id_)), thread_created_at(std::move(thread_created_at_)), event(std::move(event_)) {}

  friend bool operator==(const last_event&, const last_event&) = default;
};

template <class T>
inline constexpr auto description<last_event, T> =
    describe::structure("last_event", "The last event of one type in a chat", "Data structures v3.6, Chat summary")
        .questions("S15 V03")
        .fields(describe::required("thread_id", &T::thread_id, "the thread it is in; not in 3.7")
                    .example("\"QA1B38GHGI\"")
                    .disputed()
                    .questions("V03"),
                describe::optional("thread_order", &T::thread_order, "place of the thread")
                    .example("1")
                    .basis(describe::basis::sample)
                    .questions("S15"),
                describe::required("thread_created_at", &T::thread_created_at, "when the thread was opened; not in 3.7")
                    .disputed()
                    .questions("V03"),
                describe::required("event", &T::event, "the event"));

/// A chat in the list of chats: what is new in it. 3.7 calls it `chat_info` and puts the last thread into an object
/// of its own; both forms are read. Source: Data structures v3.6, Chat summary.
struct chat_summary {
  std::string id;
  std::optional<std::string> last_thread_id;
  timestamp last_thread_created_at;
  std::map<std::string, last_event> last_event_per_type;  ///< by type of the event
  std::vector<user> users;
  customer::properties properties;
  std::optional<customer::access> access;
  bool active = false;

  chat_summary() = default;
  chat_summary(std::string id_, std::vector<user> users_, bool active_)
      : id(std::move(id_)), users(std::move(users_)), active(active_) {}

  friend bool operator==(const chat_summary&, const chat_summary&) = default;
};

template <class T>
inline constexpr auto description<chat_summary, T> =
    describe::structure("chat_summary", "A chat in the list of chats", "Data structures v3.6, Chat summary")
        .questions("S15")
        .note("3.7 calls it chat_info")
        .fields(describe::required("id", &T::id, "chat id").example("\"PJ0MRSHTDG\""),
                describe::optional("last_thread_id", &T::last_thread_id, "its last thread")
                    .also_named("last_thread_info.id")
                    .example("\"QA1B38GHGI\""),
                describe::optional("last_thread_created_at", &T::last_thread_created_at,
                                   "when its last thread was opened, to the microsecond")
                    .also_named("last_thread_info.created_at"),
                describe::optional("last_event_per_type", &T::last_event_per_type,
                                   "the last event of each type, by type")
                    .also_named("last_thread_info.last_event_per_type")
                    .questions("S15"),
                describe::required("users", &T::users, "who is in the chat"),
                describe::optional("properties", &T::properties, "properties by namespace and name")
                    .also_named("properites")
                    .questions("S02"),
                describe::optional("access", &T::access, "groups that may see it"),
                describe::required("active", &T::active, "whether a thread of it is open"));

}  // namespace livechat::customer::inline v0
