// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/subscription.hpp"

namespace livechat::emulator::core {

subscription::subscription(const lists& wanted, customer::api_version version) {
  if (wanted.empty()) wanted_[version] = {"all"};
  for (const auto& [name, pushes] : wanted) {
    const auto named = customer::api_version_of(name);
    if (named) wanted_[*named] = names(pushes.begin(), pushes.end());
  }
}

bool subscription::wants(std::string_view push, customer::api_version version) const {
  const auto found = wanted_.find(version);
  return found != wanted_.end() && (found->second.contains("all") || found->second.contains(push));
}

}  // namespace livechat::emulator::core
