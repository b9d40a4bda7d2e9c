// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/customer_visit.hpp"

namespace livechat::emulator::core::actions {

/// Question A22: the answer names the group that the customer is in now, and no push comes with it. User agent and
/// referrer are those of the headers of the upgrade, the only ones there are; who sends none keeps what was there.
void update_customer_page(exchange& call, const customer::update_customer_page& request) {
  customer_record& who = call.customer();
  const core::license& license = call.state.license();
  note_browser(who, call.from.upgrade);
  customer::update_customer_page::response answer;
  if (visit_page(who, license, customer::customer_page(request.url, request.title))) {
    const group_record* group = license.find_group(who.group_id);
    if (group != nullptr) answer.groups.emplace_back(group->id, group->availability);
  }
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
