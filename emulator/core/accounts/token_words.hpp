// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/open_enum.hpp>

namespace livechat::emulator::core {

/// How a customer's token is asked for. Source: Customer Accounts API v2, `grant_type`.
enum class token_grant : std::uint8_t { agent_token, cookie, identity_token };

/// Whose token is shown to ask for an identity transfer token.
enum class bearer_type : std::uint8_t { agent, customer };

}  // namespace livechat::emulator::core

namespace livechat::customer::inline v0 {

template <>
inline constexpr auto words<emulator::core::token_grant> = std::to_array<named<emulator::core::token_grant>>({
    {emulator::core::token_grant::agent_token, "agent_token"},
    {emulator::core::token_grant::cookie, "cookie"},
    {emulator::core::token_grant::identity_token, "identity_token"},
});

template <>
inline constexpr auto words<emulator::core::bearer_type> = std::to_array<named<emulator::core::bearer_type>>({
    {emulator::core::bearer_type::agent, "agent"},
    {emulator::core::bearer_type::customer, "customer"},
});

}  // namespace livechat::customer::inline v0
