// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/greeting_canceled.hpp>

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question A35: an accepted greeting can still be put away; one that was put away is not there any more.
void cancel_greeting(exchange& call, const customer::cancel_greeting& request) {
  greeting_record* greeting = call.customer().find_greeting(request.unique_id);
  if (greeting == nullptr || !greeting->is_on_display) return call.refuse(customer::server_errc::greeting_not_found);
  greeting->is_on_display = false;
  call.answer(customer::cancel_greeting::response());
  call.announce(customer::greeting_canceled(request.unique_id));
}

}  // namespace livechat::emulator::core::actions
