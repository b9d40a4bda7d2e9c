// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/open_enum.hpp>

namespace livechat::customer::inline v0 {

/// Who gets to see an event. Source: Data structures v3.6, Filled form.
enum class recipients : std::uint8_t {
  all,     ///< everybody in the chat
  agents,  ///< agents only
};

template <>
inline constexpr auto words<recipients> = std::to_array<named<recipients>>({{recipients::all, "all"},
                                                                            {recipients::agents, "agents"}});

}  // namespace livechat::customer::inline v0
