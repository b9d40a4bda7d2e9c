// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace livechat::customer::wire::test {

/// Decodes and encodes every sample below that root, checks that it comes back, and prints how many did.
void turn_over_all(const std::filesystem::path& root, std::string_view whose);

}  // namespace livechat::customer::wire::test
