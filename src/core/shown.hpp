// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace livechat::customer::core {

/// Text of the other side, fit to be shown: short, printable, on one line.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace livechat::customer::core
