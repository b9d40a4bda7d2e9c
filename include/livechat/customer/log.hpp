// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace livechat::customer::inline v0 {

enum class log_level : std::uint8_t { debug, info, warning, error };

[[nodiscard]] std::string_view to_string(log_level value) noexcept;

/// Takes a line of the log. Lines hold no secrets and no message text.
/// Thread rule: called on the client's thread (the last line or two on the one that destroys the client), one line at a
/// time; it must not block and not call the client.
using log_handler = std::function<void(log_level level, std::string_view category, std::string_view text)>;

}  // namespace livechat::customer::inline v0
