// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Why a user was removed. Source: Customer SDK, user_removed_from_chat.
enum class removal_reason : std::uint8_t {
  disconnected,
  signed_out,
  remotely_signed_out,
  deleted,
  chat_deactivated,
  manual,
  inactive,
  other,
};

template <>
inline constexpr auto words<removal_reason> = std::to_array<named<removal_reason>>({
    {removal_reason::disconnected, "disconnected"},
    {removal_reason::signed_out, "signed_out"},
    {removal_reason::remotely_signed_out, "remotely_signed_out"},
    {removal_reason::deleted, "deleted"},
    {removal_reason::chat_deactivated, "chat_deactivated"},
    {removal_reason::manual, "manual"},
    {removal_reason::inactive, "inactive"},
    {removal_reason::other, "other"},
});

/// A customer or an agent was removed from a chat.
/// Source: RTM pushes v3.6, user_removed_from_chat.
struct user_removed_from_chat {
  std::string chat_id;
  std::optional<std::string> thread_id;
  std::string user_id;
  open_enum<removal_reason> reason;
  std::optional<std::string> requester_id;

  user_removed_from_chat() = default;
  user_removed_from_chat(std::string chat_id_, std::string user_id_, open_enum<removal_reason> reason_)
      : chat_id(std::move(chat_id_)), user_id(std::move(user_id_)), reason(std::move(reason_)) {}

  friend bool operator==(const user_removed_from_chat&, const user_removed_from_chat&) = default;
};

template <class T>
inline constexpr auto description<user_removed_from_chat, T> =
    describe::push("user_removed_from_chat", "A customer or agent was removed from a chat",
                   "RTM pushes v3.6, user_removed_from_chat")
        .group("Chat users")
        .questions("P03")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::optional("thread_id", &T::thread_id, "the thread; missing when the chat is not active"),
                describe::required("user_id", &T::user_id, "who was removed"),
                describe::required("reason", &T::reason, "why").basis(describe::basis::customer_sdk).questions("P03"),
                describe::optional("requester_id", &T::requester_id, "which agent did it; missing when it was nobody"));

}  // namespace livechat::customer::inline v0
