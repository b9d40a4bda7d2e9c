// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "wire/samples/sample.hpp"

namespace livechat::customer::wire::test {

/// Decodes and encodes every sample, checks that it comes back, and prints how many did.
void turn_over_all(const std::vector<sample>& samples, std::string_view whose);

}  // namespace livechat::customer::wire::test
