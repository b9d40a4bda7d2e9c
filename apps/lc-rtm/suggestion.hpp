// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lc_rtm {

/// The one of `known` that was probably meant by `typed`; empty when none comes near.
[[nodiscard]] std::string suggestion_for(std::string_view typed, const std::vector<std::string>& known);

}  // namespace lc_rtm
