// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/customer_statistics.hpp>

#include "emulator/core/customer_record.hpp"

namespace livechat::emulator::core {

/// How often the customer did what, all six numbers: the vendor's JavaScript SDK reads each.
[[nodiscard]] customer::customer_statistics statistics(const customer_record& who);

}  // namespace livechat::emulator::core
