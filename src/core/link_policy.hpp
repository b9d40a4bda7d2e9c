// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/error.hpp>
#include <string>
#include <string_view>
#include <system_error>

#include "machine/instant.hpp"
#include "machine/random.hpp"

/// What to do when a link ends: the policy that defines the client, in one place, as tables and pure functions.
/// Source: RTM pushes v3.6, customer_disconnected, and where it is silent or contradicts itself (D01 to D03) the reading
/// that cannot make things worse.
namespace livechat::customer::core {

enum class reaction : std::uint8_t {
  retry,          ///< try again soon
  retry_slowly,   ///< try again, with longer waits: the service asked for room
  retry_unknown,  ///< like `retry_slowly`, but give up after a few: we do not know what we are told
  new_token,      ///< try again with another token
  new_region,     ///< try again at the right region
  pause,          ///< do not try again by ourselves
};

/// Why a link ended, as the service said it.
struct disconnect {
  std::string reason;
  core::reaction reaction;
};

[[nodiscard]] reaction reaction_to_reason(std::string_view reason) noexcept;
[[nodiscard]] reaction reaction_to_login_error(server_errc type) noexcept;
[[nodiscard]] reaction reaction_to_link_error(const std::error_code& code) noexcept;

/// Whether an answer of this type means for sure that the request was not done.
[[nodiscard]] bool is_certain_refusal(server_errc type) noexcept;

/// How long to wait before try number `attempt` (1 is the first): full jitter over a doubling range, so that clients
/// that fell together do not come back together.
[[nodiscard]] machine::duration wait_before(reaction why, unsigned attempt, machine::random& random) noexcept;

}  // namespace livechat::customer::core
