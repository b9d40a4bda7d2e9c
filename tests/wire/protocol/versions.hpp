// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <livechat/customer/api_version.hpp>

namespace livechat::customer::wire::test {

/// Those that the extract tells apart.
inline constexpr std::array versions = {api_version::v3_4, api_version::v3_5, api_version::v3_6, api_version::v3_7};

}  // namespace livechat::customer::wire::test
