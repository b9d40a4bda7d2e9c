// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "net/route.hpp"

namespace livechat::customer::inline v0::detail {

/// Headers as the config has them, for a request.
[[nodiscard]] inline std::vector<net::header> headers_of(
    const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<net::header> out;
  out.reserve(pairs.size());
  for (const auto& [name, value] : pairs) out.push_back({name, value});
  return out;
}

}  // namespace livechat::customer::inline v0::detail
