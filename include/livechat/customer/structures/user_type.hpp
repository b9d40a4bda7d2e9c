// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/open_enum.hpp>

namespace livechat::customer::inline v0 {

/// What kind of user somebody is. Source: Data structures v3.6, User.
enum class user_type : std::uint8_t { customer, agent };

template <>
inline constexpr auto words<user_type> = std::to_array<named<user_type>>({{user_type::customer, "customer"},
                                                                          {user_type::agent, "agent"}});

}  // namespace livechat::customer::inline v0
