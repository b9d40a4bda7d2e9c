// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/customer_edit.hpp"
#include "emulator/core/customer_visit.hpp"

namespace livechat::emulator::core::actions {

/// Question A23: the RTM page says that a push follows, the changelog of 3.1 and 3.2 that none does; here it does.
void set_customer_session_fields(exchange& call, const customer::set_customer_session_fields& request) {
  customer_edit edit;
  edit.session_fields = request.session_fields;
  edit.replaces_session_fields = true;
  note_browser(call.customer(), call.from.upgrade);
  const auto push = apply(call.customer(), edit);
  call.answer(customer::set_customer_session_fields::response());
  if (push) call.announce(*push);
}

}  // namespace livechat::emulator::core::actions
