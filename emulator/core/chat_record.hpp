// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/timestamp.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::emulator::core {

/// A chat as the service keeps it: all of its threads, oldest first.
struct chat_record {
  std::string id;
  std::string customer_id;
  std::string agent_id;  ///< empty: no agent in it
  customer::properties properties;
  customer::access access;
  std::vector<customer::thread> threads;
  customer::timestamp seen_by_customer;  ///< `events_seen_up_to`
  customer::timestamp seen_by_agent;

  [[nodiscard]] customer::thread* active_thread() {
    return !threads.empty() && threads.back().active ? &threads.back() : nullptr;
  }
  [[nodiscard]] bool is_active() const { return !threads.empty() && threads.back().active; }

  /// The thread of that id; the latest one for an empty id; null when there is none.
  [[nodiscard]] const customer::thread* find_thread(std::string_view thread_id) const;

  /// Whether somebody else said something that the customer has not seen.
  [[nodiscard]] bool has_unread_events() const;
};

}  // namespace livechat::emulator::core
