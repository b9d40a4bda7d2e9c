// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace livechat::customer::wire {

/// The one of `known` that was probably meant by `typed`; empty when none comes near. Capitals do not count.
[[nodiscard]] std::string suggestion_for(std::string_view typed, const std::vector<std::string>& known);

}  // namespace livechat::customer::wire
