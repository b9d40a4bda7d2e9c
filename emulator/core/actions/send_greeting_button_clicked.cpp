// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core::actions {

/// Question A35: no documented structure has a `button_id`, so any is taken; the greeting must have been shown.
void send_greeting_button_clicked(exchange& call, const customer::send_greeting_button_clicked& request) {
  greeting_record* greeting = call.customer().find_greeting(request.greeting_unique_id);
  if (greeting == nullptr) return call.refuse(customer::server_errc::greeting_not_found);
  auto& clicked = greeting->buttons_clicked;
  if (clicked.size() >= limits::button_clicks_per_greeting) clicked.erase(clicked.begin());
  clicked.push_back(request.button_id);
  call.answer(customer::send_greeting_button_clicked::response());
}

}  // namespace livechat::emulator::core::actions
