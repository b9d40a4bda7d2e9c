// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Where a chat is, or was: groups and agents. Whether what does not apply is empty or missing is not documented
/// (question P02). Source: RTM pushes v3.6, chat_transferred, incoming_chat.
struct transferred_to {
  std::vector<std::int64_t> group_ids;
  std::vector<std::string> agent_ids;

  transferred_to() = default;
  explicit transferred_to(std::vector<std::int64_t> group_ids_, std::vector<std::string> agent_ids_ = {})
      : group_ids(std::move(group_ids_)), agent_ids(std::move(agent_ids_)) {}

  friend bool operator==(const transferred_to&, const transferred_to&) = default;
};

template <class T>
inline constexpr auto description<transferred_to, T> =
    describe::structure("transferred_to", "Where a chat is, or was", "RTM pushes v3.6, chat_transferred")
        .questions("P02")
        .fields(describe::optional("group_ids", &T::group_ids, "groups").example("[1]").questions("P02"),
                describe::optional("agent_ids", &T::agent_ids, "agents")
                    .example("[\"b5657aff34dd32e198160d54666df9d8\"]")
                    .questions("P02"));

}  // namespace livechat::customer::inline v0
