// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/chat.hpp>
#include <livechat/customer/structures/transferred_to.hpp>
#include <optional>
#include <string>
#include <vector>

namespace livechat::customer::inline v0 {

/// What `incoming_chat` says of the chat: a chat that may have been transferred.
struct incoming_chat_chat : customer::chat {
  std::optional<transferred_to> transferred_from;

  incoming_chat_chat() = default;
  explicit incoming_chat_chat(customer::chat chat_) : customer::chat(std::move(chat_)) {}

  friend bool operator==(const incoming_chat_chat&, const incoming_chat_chat&) = default;
};

template <class T>
inline constexpr auto description<incoming_chat_chat, T> =
    describe::structure("incoming_chat.chat", "A chat that may have been transferred", "RTM pushes v3.6, incoming_chat")
        .fields(describe::required("id", &T::id, "chat id"),
                describe::required("users", &T::users, "who is in the chat"),
                describe::required("thread", &T::thread, "the new thread").also_named("threads").questions("S02"),
                describe::optional("properties", &T::properties, "properties by namespace and name"),
                describe::optional("access", &T::access, "groups that may see it"),
                describe::optional("transferred_from", &T::transferred_from, "where it was before").questions("P01"));

/// A chat got a new thread; its initial events are in the thread. Source: RTM pushes v3.6, incoming_chat.
struct incoming_chat {
  incoming_chat_chat chat;
  std::optional<std::string> requester_id;

  incoming_chat() = default;
  explicit incoming_chat(incoming_chat_chat chat_) : chat(std::move(chat_)) {}

  friend bool operator==(const incoming_chat&, const incoming_chat&) = default;
};

template <class T>
inline constexpr auto description<incoming_chat, T> =
    describe::push("incoming_chat", "A chat got a new thread", "RTM pushes v3.6, incoming_chat")
        .group("Chats")
        .questions("P01")
        .fields(describe::optional("requester_id", &T::requester_id, "who started it").questions("P01"),
                describe::required("chat", &T::chat, "the chat with its new thread"));

}  // namespace livechat::customer::inline v0
