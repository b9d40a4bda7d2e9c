// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/json_text.hpp>

#include "emulator/core/license.hpp"

namespace livechat::emulator::core {

/// `__priv_dynamic_config` of the answer to `login`: which groups can be chatted with, and which one is the customer's.
///
/// Private to the service, "not part of the contract". The vendor's JavaScript SDK (4.0.2) cannot log in without it: it
/// tells from these two members whether somebody is there, and reads no other. The sample of the docs has addresses of
/// files of the chat widget besides; there is no widget here, so there are no such files. Question A28.
[[nodiscard]] customer::json_text dynamic_config(const license& by, std::int64_t group_id);

}  // namespace livechat::emulator::core
