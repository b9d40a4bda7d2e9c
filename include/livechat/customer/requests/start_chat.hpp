// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// The first thread of a new chat. Source: RTM API reference v3.6, Start Chat.
struct initial_thread {
  std::vector<event> events;
  customer::properties properties;

  initial_thread() = default;
  explicit initial_thread(std::vector<event> events_) : events(std::move(events_)) {}

  friend bool operator==(const initial_thread&, const initial_thread&) = default;
};

template <>
inline constexpr auto description<initial_thread> =
    describe::structure("initial_thread", "The first thread of a new chat", "RTM API reference v3.6, Start Chat")
        .fields(describe::optional("events", &initial_thread::events, "events to begin with"),
                describe::optional("properties", &initial_thread::properties, "properties of the thread"));

/// What a new chat begins with. Source: RTM API reference v3.6, Start Chat.
struct initial_chat {
  customer::properties properties;
  std::optional<customer::access> access;
  std::optional<initial_thread> thread;

  initial_chat() = default;
  explicit initial_chat(std::vector<event> events) : thread(std::in_place, std::move(events)) {}

  friend bool operator==(const initial_chat&, const initial_chat&) = default;
};

template <>
inline constexpr auto description<initial_chat> =
    describe::structure("initial_chat", "What a new chat begins with", "RTM API reference v3.6, Start Chat")
        .fields(describe::optional("properties", &initial_chat::properties, "properties of the chat"),
                describe::optional("access", &initial_chat::access, "groups that may see it; default: all agents"),
                describe::optional("thread", &initial_chat::thread, "the first thread"));

/// Starts a chat.
/// Completes when the service has answered; the chat itself comes as an `incoming_chat` push.
/// Errors: `limit_reached` when the customer already has an open chat, `groups_offline` when nobody is there.
/// Source: RTM API reference v3.6, Start Chat.
struct start_chat {
  struct response {
    std::string chat_id;
    std::string thread_id;
    std::vector<std::string> event_ids;  ///< ids of the initial events, in their order

    response() = default;
  };

  std::optional<initial_chat> chat;
  std::optional<bool> active;      ///< default true; false opens a closed thread
  std::optional<bool> continuous;  ///< default false; true needs no agent to be there

  start_chat() = default;
  explicit start_chat(initial_chat chat_) : chat(std::move(chat_)) {}
};

template <>
inline constexpr auto description<start_chat::response> =
    describe::answer("start_chat")
        .fields(describe::required("chat_id", &start_chat::response::chat_id, "the new chat"),
                describe::required("thread_id", &start_chat::response::thread_id, "its first thread"),
                describe::optional("event_ids", &start_chat::response::event_ids, "ids of the initial events"));

template <>
inline constexpr auto description<start_chat> =
    describe::action("start_chat", "Starts a chat", "RTM API reference v3.6, Start Chat")
        .causes("incoming_chat")
        .fields(describe::optional("chat", &start_chat::chat, "what the chat begins with"),
                describe::optional("active", &start_chat::active, "false creates an inactive thread"),
                describe::optional("continuous", &start_chat::continuous, "true needs no agent to be there"));

}  // namespace livechat::customer::inline v0
