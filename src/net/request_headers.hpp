// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "net/route.hpp"

namespace livechat::customer::net {

/// Headers of one request, besides what it needs by itself.
inline constexpr std::size_t most_headers = 64;
inline constexpr std::size_t most_header_bytes = std::size_t{16} * 1024;

/// What keeps headers out of a request, naming the one: a character that could end a line, or a name that the upgrade
/// itself uses. Values are not quoted: they may be secrets.
[[nodiscard]] std::optional<std::string> problem_of(const std::vector<header>& headers);

}  // namespace livechat::customer::net
