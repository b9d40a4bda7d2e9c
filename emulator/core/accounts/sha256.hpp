// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace livechat::emulator::core {

/// The 32 bytes of SHA-256 (FIPS 180-4); nothing when OpenSSL is set up not to have it.
[[nodiscard]] std::optional<std::string> sha256(std::string_view bytes);

}  // namespace livechat::emulator::core
