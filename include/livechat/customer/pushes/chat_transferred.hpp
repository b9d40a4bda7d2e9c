// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/queue.hpp>
#include <livechat/customer/structures/transferred_to.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Why a chat moved. Source: webhooks reference v3.6, chat_transferred.
enum class transfer_reason : std::uint8_t { manual, inactive, assigned, unassigned, other };

template <>
inline constexpr auto words<transfer_reason> = std::to_array<named<transfer_reason>>({
    {transfer_reason::manual, "manual"},
    {transfer_reason::inactive, "inactive"},
    {transfer_reason::assigned, "assigned"},
    {transfer_reason::unassigned, "unassigned"},
    {transfer_reason::other, "other"},
});

/// A chat moved to another group or agent. `queue` is there when it has to wait now.
/// Source: RTM pushes v3.6, chat_transferred.
struct chat_transferred {
  std::string chat_id;
  std::optional<std::string> thread_id;
  std::optional<std::string> requester_id;
  open_enum<transfer_reason> reason;
  customer::transferred_to transferred_to;
  std::optional<customer::queue> queue;

  chat_transferred() = default;
  chat_transferred(std::string chat_id_, customer::transferred_to transferred_to_)
      : chat_id(std::move(chat_id_)), transferred_to(std::move(transferred_to_)) {}

  friend bool operator==(const chat_transferred&, const chat_transferred&) = default;
};

template <class T>
inline constexpr auto description<chat_transferred, T> =
    describe::push("chat_transferred", "A chat moved to another group or agent", "RTM pushes v3.6, chat_transferred")
        .group("Chat access")
        .questions("P02")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::optional("thread_id", &T::thread_id, "the thread; missing when the chat is not active"),
                describe::optional("requester_id", &T::requester_id, "who moved it; only with the reason `manual`"),
                describe::optional("reason", &T::reason, "why it moved")
                    .basis(describe::basis::customer_sdk)
                    .questions("P02"),
                describe::required("transferred_to", &T::transferred_to, "where it is now"),
                describe::optional("queue", &T::queue, "its place in the queue; missing when it does not wait"));

}  // namespace livechat::customer::inline v0
