// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/event.hpp>

#include "emulator/core/license.hpp"

namespace livechat::emulator::core {

/// Turns an event from the shape of requests into the shape in which the service shows it: puts in what the service
/// knows better than the sender, and takes out what the sender had no business to say.
void complete(customer::event& what, const license& by);

}  // namespace livechat::emulator::core
