// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/transfer_book.hpp"

#include <utility>

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

bool transfer_book::has_room(machine::instant now) {
  if (open_.size() < limits::identity_transfers) return true;
  std::erase_if(open_, [now](const auto& row) { return row.second.expires_at <= now; });
  return open_.size() < limits::identity_transfers;
}

std::optional<identity_transfer> transfer_book::take(std::string_view code, machine::instant now) {
  const auto found = open_.find(code);
  if (found == open_.end()) return std::nullopt;
  identity_transfer out = std::move(found->second);
  open_.erase(found);
  return out.expires_at <= now ? std::nullopt : std::optional(std::move(out));
}

}  // namespace livechat::emulator::core
