// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/requests/list_chats.hpp>
#include <livechat/customer/structures/chat_summary.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// `list_chats` the way version 3.7 answers it: `chats_info` with `last_thread_info`, where 3.6 has `chats_summary`.
/// The sample of the docs still has the older shape (question V03); this one follows their text and the changelog.
namespace livechat::emulator::core {

struct last_event_info {
  customer::event event;
};

struct last_thread_info {
  std::string id;
  customer::timestamp created_at;
  std::map<std::string, last_event_info> last_event_per_type;
};

struct chat_info {
  std::string id;
  std::optional<core::last_thread_info> last_thread_info;
  std::vector<customer::user> users;
  customer::properties properties;
  std::optional<customer::access> access;
  bool active = false;
};

struct chats_info_answer {
  std::int64_t total_chats = 0;
  std::optional<std::string> next_page_id;
  std::optional<std::string> previous_page_id;
  std::vector<chat_info> chats_info;
};

[[nodiscard]] chats_info_answer chats_info(const customer::list_chats::response& from);

}  // namespace livechat::emulator::core

namespace livechat::customer::inline v0 {

template <>
inline constexpr auto description<emulator::core::last_event_info> =
    describe::structure("last_event_info", "The last event of one type", "Data structures v3.7, Chat info")
        .fields(describe::required("event", &emulator::core::last_event_info::event, "the event"));

template <>
inline constexpr auto description<emulator::core::last_thread_info> =
    describe::structure("last_thread_info", "The last thread of a chat", "Data structures v3.7, Chat info")
        .fields(describe::required("id", &emulator::core::last_thread_info::id, "thread id"),
                describe::required("created_at", &emulator::core::last_thread_info::created_at, "when it was opened"),
                describe::optional("last_event_per_type", &emulator::core::last_thread_info::last_event_per_type,
                                   "the last event of each type, by type"));

template <>
inline constexpr auto description<emulator::core::chat_info> =
    describe::structure("chat_info", "A chat in the list of chats", "Data structures v3.7, Chat info")
        .fields(describe::required("id", &emulator::core::chat_info::id, "chat id"),
                describe::optional("last_thread_info", &emulator::core::chat_info::last_thread_info, "its last thread"),
                describe::required("users", &emulator::core::chat_info::users, "who is in the chat"),
                describe::optional("properties", &emulator::core::chat_info::properties, "properties"),
                describe::optional("access", &emulator::core::chat_info::access, "groups that may see it"),
                describe::required("active", &emulator::core::chat_info::active, "whether a thread of it is open"));

template <>
inline constexpr auto description<emulator::core::chats_info_answer> =
    describe::answer("list_chats")
        .fields(describe::required("total_chats", &emulator::core::chats_info_answer::total_chats,
                                   "how many there are"),
                describe::optional("next_page_id", &emulator::core::chats_info_answer::next_page_id, "the next page"),
                describe::optional("previous_page_id", &emulator::core::chats_info_answer::previous_page_id,
                                   "the page before"),
                describe::required("chats_info", &emulator::core::chats_info_answer::chats_info, "the chats"));

}  // namespace livechat::customer::inline v0
