// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/customer_edit.hpp"

namespace livechat::emulator::core::actions {

/// Question A19: `phone_number` and `name_is_default`, which only the Python SDK knows, are taken; they do not count as
/// one of the fields of which one must be there.
void update_customer(exchange& call, const customer::update_customer& request) {
  const customer_edit edit(request);
  if (!fits(call.customer(), edit)) return call.refuse(customer::server_errc::limit_reached);
  const auto push = apply(call.customer(), edit);
  call.answer(customer::update_customer::response());
  if (push) call.announce(*push);
}

}  // namespace livechat::emulator::core::actions
