// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/visitor_book.hpp"

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

visitor_record* visitor_book::find(const cookie_pair& shown) {
  const auto found = visitors_.find(shown.customer_id);
  if (found == visitors_.end() || found->second.secure_token != shown.secure_token) return nullptr;
  return &found->second;
}

visitor_record* visitor_book::add(const cookie_pair& fresh) {
  if (visitors_.size() >= limits::customers) return nullptr;
  return &visitors_.insert_or_assign(fresh.customer_id, visitor_record{fresh.secure_token, {}}).first->second;
}

}  // namespace livechat::emulator::core
