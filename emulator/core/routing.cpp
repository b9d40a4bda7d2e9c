// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/routing.hpp"

#include <algorithm>

namespace livechat::emulator::core {

namespace {

using customer::group_availability;

const agent_record* taker(const license& by, std::int64_t group_id) {
  const auto takes = [group_id](const agent_record& one) { return one.takes_chats && one.is_in(group_id); };
  const auto found = std::find_if(by.agents.begin(), by.agents.end(), takes);
  return found == by.agents.end() ? nullptr : &*found;
}

route route_into(const license& by, const group_record& group) {
  const agent_record* agent = taker(by, group.id);
  switch (group.availability) {
    case group_availability::online:
      return {agent != nullptr ? route_kind::to_agent : route_kind::unassigned, group.id, agent};
    case group_availability::online_for_queue:
      return {route_kind::to_queue, group.id, agent};
    case group_availability::offline:
      return {route_kind::closed, group.id, nullptr};
  }
  return {};
}

/// The order of preference.
constexpr int rank(route_kind kind) {
  switch (kind) {
    case route_kind::to_agent:
      return 0;
    case route_kind::unassigned:
      return 1;
    case route_kind::to_queue:
      return 2;
    case route_kind::closed:
      return 3;
  }
  return 3;
}

}  // namespace

route route_for(const license& by, const customer::access& groups) {
  route best;
  for (const auto id : groups.group_ids) {
    const group_record* group = by.find_group(id);
    if (group == nullptr) continue;
    const route found = route_into(by, *group);
    if (rank(found.kind) < rank(best.kind)) best = found;
  }
  return best;
}

}  // namespace livechat::emulator::core
