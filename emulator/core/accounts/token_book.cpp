// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/token_book.hpp"

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

bool token_book::has_room(machine::instant now) {
  if (tokens_.size() < limits::tokens) return true;
  std::erase_if(tokens_, [now](const auto& row) { return row.second.expires_at <= now; });
  return tokens_.size() < limits::tokens;
}

const token_record* token_book::find(std::string_view token, machine::instant now) const {
  const auto found = tokens_.find(token);
  return found == tokens_.end() || found->second.expires_at <= now ? nullptr : &found->second;
}

bool token_book::revoke(std::string_view token, machine::instant now) {
  const bool was_good = find(token, now) != nullptr;
  const auto found = tokens_.find(token);
  if (found != tokens_.end()) tokens_.erase(found);
  return was_good;
}

}  // namespace livechat::emulator::core
