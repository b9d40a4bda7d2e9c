// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace livechat::customer::inline v0 {

/// The versions of the API that this library speaks. 3.6 is the stable one, 3.4 is deprecated, 3.5 is legacy, 3.7 is a
/// preview on request. Source: RTM changelog, "Versioning".
enum class api_version : std::uint8_t { v3_4, v3_5, v3_6, v3_7 };

inline constexpr api_version default_api_version = api_version::v3_6;

/// `3.6`: as in frames and in the keys of `login.pushes`.
[[nodiscard]] constexpr std::string_view to_string(api_version version) noexcept {
  switch (version) {
    case api_version::v3_4:
      return "3.4";
    case api_version::v3_5:
      return "3.5";
    case api_version::v3_6:
      return "3.6";
    case api_version::v3_7:
      return "3.7";
  }
  return "?";
}

/// Reads `3.6`. Nothing for a version this library does not speak.
[[nodiscard]] constexpr std::optional<api_version> api_version_of(std::string_view text) noexcept {
  for (const auto version : {api_version::v3_4, api_version::v3_5, api_version::v3_6, api_version::v3_7}) {
    if (to_string(version) == text) return version;
  }
  return std::nullopt;
}

}  // namespace livechat::customer::inline v0
