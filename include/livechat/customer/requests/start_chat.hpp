// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/requests/initial_thread.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/user_type.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// A user that exists already, to be in a new chat: only a customer can be. Source: RTM API reference v3.6, Start Chat.
struct initial_user {
  std::string id;
  open_enum<user_type> type = user_type::customer;

  initial_user() = default;
  explicit initial_user(std::string id_) : id(std::move(id_)) {}

  friend bool operator==(const initial_user&, const initial_user&) = default;
};

template <class T>
inline constexpr auto description<initial_user, T> =
    describe::structure("initial_user", "A user that exists already, to be in a new chat",
                        "RTM API reference v3.6, Start Chat")
        .fields(describe::required("id", &T::id, "customer id")
                    .example("\"b7eff798-f8df-4364-8059-649c35c9ed0c\"")
                    .basis(describe::basis::inferred),
                describe::required("type", &T::type, "no other type is taken")
                    .only("customer")
                    .example("\"customer\"")
                    .basis(describe::basis::inferred));

/// What a new chat begins with. Source: RTM API reference v3.6, Start Chat.
struct initial_chat {
  customer::properties properties;
  std::optional<customer::access> access;
  std::vector<initial_user> users;  ///< one at most
  std::optional<initial_thread> thread;

  initial_chat() = default;
  explicit initial_chat(std::vector<event> events) : thread(std::in_place, std::move(events)) {}

  friend bool operator==(const initial_chat&, const initial_chat&) = default;
};

template <class T>
inline constexpr auto description<initial_chat, T> =
    describe::structure("initial_chat", "What a new chat begins with", "RTM API reference v3.6, Start Chat")
        .fields(describe::optional("properties", &T::properties, "properties of the chat"),
                describe::optional("access", &T::access, "groups that may see it")
                    .by_default(R"({"group_ids":[0]})")
                    .questions("A08"),
                describe::optional("users", &T::users, "users that exist already: one customer at most").max_items(1),
                describe::optional("thread", &T::thread, "the first thread"));

/// Starts a chat.
///
/// Completes when the service has answered; the chat itself comes as an `incoming_chat` push as well.
/// Nothing must be set; at most one user can be named. Answer: the ids of the chat, of its thread and of its first
/// events.
/// Errors: `groups_offline` when no group is online and the chat is not continuous; `limit_reached` when the customer
/// has a chat already (what the service calls it is not documented, question A06).
/// Source: RTM API reference v3.6, Start Chat.
struct start_chat {
  struct response {
    std::string chat_id;
    std::string thread_id;
    std::vector<std::string> event_ids;  ///< of the initial events, in their order

    response() = default;
  };

  std::optional<initial_chat> chat;
  std::optional<bool> active;      ///< default true; false creates an inactive thread
  std::optional<bool> continuous;  ///< default false; true needs no group to be online

  start_chat() = default;
  explicit start_chat(initial_chat chat_) : chat(std::move(chat_)) {}
};

template <class T>
inline constexpr auto description<start_chat::response, T> =
    describe::answer("start_chat")
        .fields(
            describe::required("chat_id", &T::chat_id, "the new chat").example("\"PJ0MRSHTDG\""),
            describe::required("thread_id", &T::thread_id, "its first thread").example("\"PGDGHT5G\""),
            describe::optional("event_ids", &T::event_ids,
                               "ids of the initial events, only when some were sent; not of those the service made"));

template <class T>
inline constexpr auto description<start_chat, T> =
    describe::action("start_chat", "Starts a chat", "RTM API reference v3.6, Start Chat")
        .group("Chats")
        .effects("moves the requester's events_seen_up_to as if every chat event had been seen")
        .causes("incoming_chat")
        .fails_with(describe::failure("groups_offline", "no online group and the chat is not continuous",
                                      describe::basis::customer_sdk),
                    describe::failure(
                        "limit_reached",
                        "the customer already owns a chat (limit 1; the Customer SDK calls it CHAT_LIMIT_REACHED)",
                        describe::basis::customer_sdk, "A06"))
        .questions("A06 A07 A08 A09")
        .fields(
            describe::optional("chat", &T::chat, "what the chat begins with"),
            describe::optional("active", &T::active, "false creates an inactive thread")
                .by_default("true")
                .questions("A07"),
            describe::optional("continuous", &T::continuous, "true needs no group to be online").by_default("false"));

}  // namespace livechat::customer::inline v0
