// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <string>
#include <vector>

namespace livechat::customer::inline v0 {

/// One stretch of a chat, from its opening to its closing. Source: Data structures v3.6, Thread.
struct thread {
  std::string id;
  timestamp created_at;
  bool active = false;
  std::vector<std::string> user_ids;
  std::vector<event> events;
  customer::properties properties;
  std::optional<customer::access> access;
  std::optional<std::string> previous_thread_id;
  std::optional<std::string> next_thread_id;

  thread() = default;

  friend bool operator==(const thread&, const thread&) = default;
};

template <>
inline constexpr auto description<thread> =
    describe::structure("thread", "One stretch of a chat", "Data structures v3.6, Thread")
        .fields(describe::required("id", &thread::id, "thread id"),
                describe::required("created_at", &thread::created_at, "when it was opened"),
                describe::required("active", &thread::active, "whether it is open"),
                describe::required("user_ids", &thread::user_ids, "users who took part"),
                describe::optional("events", &thread::events, "events, oldest first"),
                describe::optional("properties", &thread::properties, "properties by namespace and name"),
                describe::optional("access", &thread::access, "groups that may see it"),
                describe::optional("previous_thread_id", &thread::previous_thread_id, "the thread before this one"),
                describe::optional("next_thread_id", &thread::next_thread_id, "the thread after this one"));

}  // namespace livechat::customer::inline v0
