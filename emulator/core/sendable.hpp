// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/event.hpp>
#include <optional>

#include "wire/decode.hpp"

namespace livechat::emulator::core {

/// What keeps a customer from sending this event; nothing when it may be sent.
///
/// Question A12: the tables of the docs give a request shape to seven types, `system_message` and `form` among them, so
/// those are taken; `system` "cannot be sent", and types that are in no table are refused.
[[nodiscard]] std::optional<customer::wire::problem> unsendable(const customer::event& what);

}  // namespace livechat::emulator::core
