// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/open_enum.hpp>

namespace livechat::customer::inline v0 {

/// Which end of a list comes first, by time of creation. Source: RTM API reference v3.6, List Chats, List Threads.
enum class sort_order : std::uint8_t {
  asc,   ///< the oldest first
  desc,  ///< the newest first
};

template <>
inline constexpr auto words<sort_order> = std::to_array<named<sort_order>>({{sort_order::asc, "asc"},
                                                                            {sort_order::desc, "desc"}});

}  // namespace livechat::customer::inline v0
