// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question C02: the docs promise an answer of action `ping`; this is the ordinary shape of one.
/// That it keeps the connection open is the service's business: see `service::take_request`.
void ping(exchange& call, const customer::ping&) { call.answer(customer::ping::response()); }

}  // namespace livechat::emulator::core::actions
