// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/agenda.hpp"

namespace livechat::emulator::core {

enum class user_kind : std::uint8_t { customer, agent };

/// Somebody in a chat. Who leaves stays listed, as not present.
struct chat_user {
  std::string id;
  user_kind kind = user_kind::agent;
  bool is_present = true;
  customer::timestamp seen_up_to;
};

/// A thread as the service keeps it: with the events that only agents still see.
struct thread_record : customer::thread {
  std::set<std::string, std::less<>> deleted_event_ids;

  /// An event that is there and was not deleted; null when there is none.
  [[nodiscard]] customer::event* find_event(std::string_view event_id);
};

/// What the customer is writing, as agents see it.
struct sneak_peek {
  std::string text;
  customer::timestamp at;
};

/// A chat as the service keeps it: all of its threads, oldest first.
struct chat_record {
  std::string id;
  std::string customer_id;
  std::string agent_id;          ///< whom it is assigned to; empty: nobody
  std::vector<chat_user> users;  ///< the customer first
  customer::properties properties;
  customer::access access;
  std::vector<thread_record> threads;
  std::optional<core::sneak_peek> sneak_peek;
  std::optional<std::int64_t> waits_for_group;  ///< while it is queued
  std::optional<agenda::ticket> closes;         ///< when nothing happens before
  bool is_continuous = false;
  bool is_anonymized = false;

  [[nodiscard]] thread_record* active_thread() { return is_active() ? &threads.back() : nullptr; }
  [[nodiscard]] bool is_active() const { return !threads.empty() && threads.back().active; }

  /// The thread of that id; the latest one for an empty id; null when there is none.
  [[nodiscard]] thread_record* find_thread(std::string_view thread_id);
  [[nodiscard]] const thread_record* find_thread(std::string_view thread_id) const;

  [[nodiscard]] chat_user* find_user(std::string_view user_id);
  [[nodiscard]] chat_user& customer() { return users.front(); }
  [[nodiscard]] const chat_user& customer() const { return users.front(); }

  /// Whether the customer of this chat may see an event. Question S01: `agents` as recipients hides an event from every
  /// customer but its author.
  [[nodiscard]] bool is_shown(const thread_record& thread, const customer::event& what) const;

  /// Whether somebody else said something that the customer has not seen.
  [[nodiscard]] bool has_unread_events() const;
};

}  // namespace livechat::emulator::core
