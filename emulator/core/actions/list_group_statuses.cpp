// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

/// Question A30: `all` wins over `group_ids`; `all` that is false asks for nothing by itself.
void list_group_statuses(exchange& call, const customer::list_group_statuses& request) {
  const core::license& license = call.state.license();
  customer::list_group_statuses::response answer;
  const auto add = [&answer](const group_record& group) {
    answer.groups_status.insert_or_assign(std::to_string(group.id), group.availability);
  };
  if (request.all.value_or(false)) {
    for (const auto& group : license.groups) add(group);
    return call.answer(answer);
  }
  if (request.group_ids.empty()) return call.refuse(customer::server_errc::validation, "group_ids: missing");
  for (const auto id : request.group_ids) {
    const group_record* group = license.find_group(id);
    if (group != nullptr) add(*group);
  }
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
