// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <utility>

namespace livechat::customer::inline v0 {

/// Whether a group takes chats. Source: RTM API reference v3.6, List Group Statuses.
enum class group_availability : std::uint8_t {
  online,
  online_for_queue,  ///< chats wait for an agent
  offline,
};

template <>
inline constexpr auto words<group_availability> = std::to_array<named<group_availability>>({
    {group_availability::online, "online"},
    {group_availability::online_for_queue, "online_for_queue"},
    {group_availability::offline, "offline"},
});

/// A group and whether it takes chats.
/// Source: RTM pushes v3.6, groups_status_updated; RTM API reference v3.6, Update Customer Page.
struct group_status {
  std::int64_t id = 0;
  open_enum<group_availability> status;

  group_status() = default;
  group_status(std::int64_t id_, open_enum<group_availability> status_) : id(id_), status(std::move(status_)) {}

  friend bool operator==(const group_status&, const group_status&) = default;
};

template <class T>
inline constexpr auto description<group_status, T> =
    describe::structure("group_status", "A group and whether it takes chats", "RTM pushes v3.6, groups_status_updated")
        .fields(describe::required("id", &T::id, "group id").example("1"),
                describe::required("status", &T::status, "whether it takes chats"));

}  // namespace livechat::customer::inline v0
