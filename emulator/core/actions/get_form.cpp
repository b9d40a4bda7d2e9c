// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question A31: `ticket` is taken, as the RTM page has it. Question E03: an unknown group is `group_not_found`.
void get_form(exchange& call, const customer::get_form& request) {
  const auto type = request.type.known();
  if (!type || *type == customer::form_type::ask_for_email) {
    return call.refuse(customer::server_errc::validation, "type: none of: prechat, postchat, ticket");
  }
  const core::license& license = call.state.license();
  if (license.find_group(request.group_id) == nullptr) return call.refuse(customer::server_errc::group_not_found);
  const form_setup* form = license.find_form(request.group_id, *type);
  customer::get_form::response answer;
  if (form != nullptr) answer.form = form->form;
  answer.enabled = answer.form.has_value();
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
