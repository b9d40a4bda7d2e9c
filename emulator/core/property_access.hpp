// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/error.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <optional>

/// What customers may do with properties, by the table of default properties.
///
/// Readings of question A18, on which the docs are silent. A namespace that is not in the table belongs to an
/// application (its client id): anything may be written there. One that is takes its own names only, so that another
/// name is `validation`, and so is a value of another type. A property that customers may not write in that place is
/// `authorization`. No properties at all are `validation`.
namespace livechat::emulator::core {

enum class property_place : std::uint8_t { chat, thread, event };

/// What keeps a customer from setting these properties; nothing when they may be set, or when there are none.
[[nodiscard]] std::optional<customer::server_error> write_problem(const customer::properties& what,
                                                                  property_place place);

/// What keeps a customer from deleting these properties.
[[nodiscard]] std::optional<customer::server_error> delete_problem(const customer::properties_to_delete& what,
                                                                   property_place place);

/// Whether it names no property.
[[nodiscard]] bool says_nothing(const customer::properties& what);
[[nodiscard]] bool says_nothing(const customer::properties_to_delete& what);

/// Without those that customers may not read in that place.
[[nodiscard]] customer::properties readable(customer::properties what, property_place place);

}  // namespace livechat::emulator::core
