// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/greeting_accepted.hpp>

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question A35: both ids must belong to one greeting that is still on display, anything else is `greeting_not_found`;
/// to accept again changes nothing and tells nobody.
void accept_greeting(exchange& call, const customer::accept_greeting& request) {
  customer_record& who = call.customer();
  greeting_record* greeting = who.find_greeting(request.unique_id);
  const bool is_there = greeting != nullptr && greeting->is_on_display && greeting->shown.id == request.greeting_id;
  if (!is_there) return call.refuse(customer::server_errc::greeting_not_found);
  const bool is_news = !std::exchange(greeting->is_accepted, true);
  call.answer(customer::accept_greeting::response());
  if (!is_news) return;
  ++who.counts.greetings_accepted;
  call.announce(customer::greeting_accepted(request.unique_id));
}

}  // namespace livechat::emulator::core::actions
