// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/error.hpp>
#include <livechat/customer/state.hpp>
#include <string_view>
#include <system_error>

#include "machine/instant.hpp"
#include "machine/random.hpp"

/// What follows from the end of a link: the policy that defines the client, in one place, as tables and pure functions.
/// Source: RTM pushes v3.6, customer_disconnected, and where it is silent or contradicts itself (D01 to D03) the reading
/// that cannot make things worse.
namespace livechat::customer::core {

[[nodiscard]] loss_rule rule_for_reason(std::string_view reason) noexcept;
[[nodiscard]] loss_rule rule_for_login_error(server_errc type) noexcept;
[[nodiscard]] loss_rule rule_for_link_error(const std::error_code& code) noexcept;

/// Whether an answer of this type means for sure that the request was not done.
[[nodiscard]] bool is_certain_refusal(server_errc type) noexcept;

/// How long to wait before try number `attempt` (1 is the first): full jitter over a doubling range, so that clients
/// that fell together do not come back together.
[[nodiscard]] machine::duration wait_before(loss_rule why, unsigned attempt, machine::random& random) noexcept;

}  // namespace livechat::customer::core
