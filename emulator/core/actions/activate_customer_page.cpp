// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question A25: only the Python SDK knows it; its answer is taken to be empty, and nobody is told.
void activate_customer_page(exchange& call, const customer::activate_customer_page&) {
  call.customer().is_page_active = true;
  call.answer(customer::activate_customer_page::response());
}

}  // namespace livechat::emulator::core::actions
