// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/properties.hpp>

/// What happens to properties. Values are kept as the text they came in.
namespace livechat::emulator::core {

/// Sets properties over those that are there; gives what really changed, empty when nothing did.
/// Precondition: both are `{namespace: {name: value}}` or empty.
[[nodiscard]] customer::properties merge(customer::properties& into, const customer::properties& changes);

/// Whether so many properties in one place are too many. On the safe side: counted as if nothing were replaced.
[[nodiscard]] bool is_too_much(const customer::properties& there, const customer::properties& more);

/// Takes properties away; gives those that were there. A namespace goes with its last name.
[[nodiscard]] customer::properties_to_delete erase(customer::properties& from,
                                                   const customer::properties_to_delete& names);

}  // namespace livechat::emulator::core
