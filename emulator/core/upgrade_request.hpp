// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace livechat::emulator::core {

/// What the service learns from the address that a customer connects to.
struct upgrade_request {
  std::string version = "3.6";  ///< without `v`
  std::string organization_id;
};

/// The versions whose path is served. The others are told to go away, at the upgrade or by a push.
inline constexpr std::array<std::string_view, 1> served_versions = {"3.6"};

/// The versions that exist, oldest first, and so what a frame may ask for.
inline constexpr std::array<std::string_view, 4> known_versions = {"3.4", "3.5", "3.6", "3.7"};

[[nodiscard]] constexpr bool is_served(std::string_view version) {
  for (const auto served : served_versions) {
    if (served == version) return true;
  }
  return false;
}

/// The place of a version in `known_versions`; nothing when there is no such version.
[[nodiscard]] constexpr std::optional<std::size_t> rank(std::string_view version) {
  for (std::size_t i = 0; i < known_versions.size(); ++i) {
    if (known_versions[i] == version) return i;
  }
  return std::nullopt;
}

}  // namespace livechat::emulator::core
