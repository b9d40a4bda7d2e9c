// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/requests/initial_thread.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Which chat gets a new thread, and what that begins with. Source: RTM API reference v3.6, Resume Chat.
struct resumed_chat {
  std::string id;
  std::optional<customer::access> access;
  customer::properties properties;
  std::optional<initial_thread> thread;

  resumed_chat() = default;
  explicit resumed_chat(std::string id_) : id(std::move(id_)) {}
  resumed_chat(std::string id_, std::vector<event> events)
      : id(std::move(id_)), thread(std::in_place, std::move(events)) {}

  friend bool operator==(const resumed_chat&, const resumed_chat&) = default;
};

template <class T>
inline constexpr auto description<resumed_chat, T> =
    describe::structure("resumed_chat", "Which chat gets a new thread, and what that begins with",
                        "RTM API reference v3.6, Resume Chat")
        .fields(describe::required("id", &T::id, "the chat").example("\"PWJ8Y4THAV\""),
                describe::optional("access", &T::access, "groups that may see it")
                    .by_default(R"({"group_ids":[0]})")
                    .questions("A08"),
                describe::optional("properties", &T::properties, "properties of the chat").questions("A08"),
                describe::optional("thread", &T::thread, "the new thread"));

/// Opens a new thread in a chat that has none open.
///
/// Completes when the service has answered; the chat with the new thread comes as an `incoming_chat` push as well.
/// Required: `chat`, with its `id`. Answer: the ids of the thread and of its first events.
/// Errors: `groups_offline` when no group is online and the chat is not continuous. A chat with an open thread is
/// refused too; the type of that error is not documented (question A10).
/// Source: RTM API reference v3.6, Resume Chat.
struct resume_chat {
  struct response {
    std::string thread_id;
    std::vector<std::string> event_ids;  ///< of the initial events, in their order

    response() = default;
  };

  resumed_chat chat;
  std::optional<bool> active;      ///< default true; false creates an inactive thread
  std::optional<bool> continuous;  ///< default: as it was

  resume_chat() = default;
  explicit resume_chat(resumed_chat chat_) : chat(std::move(chat_)) {}
  explicit resume_chat(std::string chat_id) : chat(std::move(chat_id)) {}
};

template <class T>
inline constexpr auto description<resume_chat::response, T> =
    describe::answer("resume_chat")
        .fields(
            describe::required("thread_id", &T::thread_id, "the new thread").example("\"Z8AGR5OUW\""),
            describe::optional("event_ids", &T::event_ids,
                               "ids of the initial events, only when some were sent; not of those the service made"));

template <class T>
inline constexpr auto description<resume_chat, T> =
    describe::action("resume_chat", "Opens a new thread in a chat that has none open",
                     "RTM API reference v3.6, Resume Chat")
        .group("Chats")
        .effects("moves the requester's events_seen_up_to as if every chat event had been seen")
        .causes("incoming_chat")
        .fails_with(describe::failure("", "the chat already has an active thread (Customer SDK: CHAT_ALREADY_ACTIVE)",
                                      describe::basis::customer_sdk, "A10"),
                    describe::failure("groups_offline", "no online group and the chat is not continuous",
                                      describe::basis::customer_sdk))
        .questions("A07 A08 A09 A10 V05")
        .note("3.6: continuous false switches the mode off; what it means in 3.5 and 3.7 is not said")
        .fields(describe::required("chat", &T::chat, "which chat, and what the thread begins with"),
                describe::optional("active", &T::active, "false creates an inactive thread")
                    .by_default("true")
                    .questions("A07"),
                describe::optional("continuous", &T::continuous,
                                   "true or false sets the mode; left out, it stays as it is")
                    .questions("V05"));

}  // namespace livechat::customer::inline v0
