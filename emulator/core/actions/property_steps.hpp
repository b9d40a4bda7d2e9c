// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/properties.hpp>
#include <optional>

#include "emulator/core/exchange.hpp"
#include "emulator/core/property_access.hpp"

/// What the six actions about properties have in common.
namespace livechat::emulator::core::actions {

/// Sets properties; gives what changed, as customers see it. Refuses the request and gives nothing when it may not be.
[[nodiscard]] std::optional<customer::properties> set_properties(exchange& call, customer::properties& there,
                                                                 const customer::properties& wanted,
                                                                 property_place place);

/// Deletes properties; gives those that were there.
[[nodiscard]] std::optional<customer::properties_to_delete> delete_properties(
    exchange& call, customer::properties& there, const customer::properties_to_delete& wanted, property_place place);

}  // namespace livechat::emulator::core::actions
