// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/planned_refusals.hpp"

#include <algorithm>
#include <utility>

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

bool planned_refusals::add(std::size_t count, std::string action, customer::server_error why) {
  if (count == 0) return true;
  if (plans_.size() >= limits::planned_refusals) return false;
  plans_.push_back({count, std::move(action), std::move(why)});
  return true;
}

std::optional<customer::server_error> planned_refusals::take(std::string_view action) {
  const auto is_for_it = [action](const plan& one) { return one.action.empty() || one.action == action; };
  const auto found = std::find_if(plans_.begin(), plans_.end(), is_for_it);
  if (found == plans_.end()) return std::nullopt;
  customer::server_error why = found->why;
  if (--found->left == 0) plans_.erase(found);
  return why;
}

}  // namespace livechat::emulator::core
