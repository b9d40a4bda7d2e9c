// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace livechat::customer::net {

/// The 32 bytes of `sha256/<Base64>`; nothing when that is something else.
[[nodiscard]] std::optional<std::string> parse_pin(std::string_view text);

}  // namespace livechat::customer::net
