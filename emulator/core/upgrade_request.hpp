// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/api_version.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace livechat::emulator::core {

/// Who is at the other end of a WebSocket: a customer, or whoever plays the agents and knows the secret of this start.
enum class upgrade_kind : std::uint8_t { customer, agent };

/// What the service learns from the address that somebody connects to.
struct upgrade_request {
  std::string version = "3.6";  ///< without `v`; customers only
  std::string organization_id;  ///< customers only
  upgrade_kind kind = upgrade_kind::customer;
  std::optional<std::string> user_agent{};  ///< of the headers; whoever is no browser may say nothing
  std::optional<std::string> referrer{};    ///< as above
};

/// The versions whose path is served, oldest first. The others are told to go away, at the upgrade or by a push.
inline constexpr std::array served_versions = {customer::api_version::v3_4, customer::api_version::v3_5,
                                               customer::api_version::v3_6, customer::api_version::v3_7};

[[nodiscard]] constexpr bool is_served(std::string_view version) {
  return customer::api_version_of(version).has_value();
}

}  // namespace livechat::emulator::core
