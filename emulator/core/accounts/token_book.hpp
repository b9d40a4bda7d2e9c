// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/core/accounts/token_record.hpp"

namespace livechat::emulator::core {

/// The access tokens of customers. Expired ones are as good as none, and go when their place is needed.
class token_book {
 public:
  /// False when there are too many that are still good (`limits::tokens`).
  [[nodiscard]] bool has_room(machine::instant now);

  /// Precondition: there is room.
  void add(std::string token, token_record what) { tokens_.insert_or_assign(std::move(token), std::move(what)); }

  /// Null when the token is unknown, revoked or expired.
  [[nodiscard]] const token_record* find(std::string_view token, machine::instant now) const;

  /// Takes a token out; false when it was not good any more.
  bool revoke(std::string_view token, machine::instant now);

 private:
  std::map<std::string, token_record, std::less<>> tokens_;
};

}  // namespace livechat::emulator::core
