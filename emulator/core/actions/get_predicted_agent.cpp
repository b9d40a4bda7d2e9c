// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/prediction_steps.hpp"
#include "emulator/core/chat_view.hpp"

namespace livechat::emulator::core::actions {

/// Question A32: the group is that of the customer.
void get_predicted_agent(exchange& call, const customer::get_predicted_agent&) {
  const auto where = predict(call, call.customer().group_id);
  if (!where) return;
  customer::get_predicted_agent::response answer;
  answer.agent = shown_as_predicted(*where->agent);
  answer.queue = where->kind == route_kind::to_queue;
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
