// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/queue.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// One stretch of a chat, from its opening to its closing.
/// The order of `events` is not documented (question S22). Source: Data structures v3.6, Thread.
struct thread {
  std::string id;
  timestamp created_at;
  bool active = false;
  std::vector<std::string> user_ids;
  std::vector<event> events;
  customer::properties properties;
  std::optional<customer::access> access;
  std::optional<customer::queue> queue;           ///< while the chat waits for an agent
  std::optional<std::string> previous_thread_id;  ///< nothing in the first thread
  std::optional<std::string> next_thread_id;      ///< nothing in the last thread

  thread() = default;
  thread(std::string id_, timestamp created_at_, bool active_, std::vector<std::string> user_ids_ = {})
      : id(std::move(id_)), created_at(std::move(created_at_)), active(active_), user_ids(std::move(user_ids_)) {}

  friend bool operator==(const thread&, const thread&) = default;
};

template <class T>
inline constexpr auto description<thread, T> =
    describe::structure("thread", "One stretch of a chat", "Data structures v3.6, Thread")
        .questions("S22")
        .fields(describe::required("id", &T::id, "thread id").example("\"K600PKZON8\""),
                describe::required("created_at", &T::created_at, "when it was opened, to the microsecond"),
                describe::required("active", &T::active, "whether it is open"),
                describe::required("user_ids", &T::user_ids, "users who took part")
                    .example("[\"b7eff798-f8df-4364-8059-649c35c9ed0c\"]"),
                describe::optional("events", &T::events, "what happened in it").shown_empty().questions("S22"),
                describe::optional("properties", &T::properties, "properties by namespace and name"),
                describe::optional("access", &T::access, "groups that may see it"),
                describe::optional("queue", &T::queue, "its place in the queue, while it waits"),
                describe::optional("previous_thread_id", &T::previous_thread_id, "the thread before, if any")
                    .example("\"K600PKZOM8\""),
                describe::optional("next_thread_id", &T::next_thread_id, "the thread after, if any")
                    .example("\"K600PKZOO8\""));

}  // namespace livechat::customer::inline v0
