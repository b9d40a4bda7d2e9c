// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "emulator/core/accounts/token_words.hpp"
#include "machine/instant.hpp"

namespace livechat::emulator::core {

/// What a token is shown as: `Authorization: Bearer <token>`. The docs name no other.
inline constexpr std::string_view token_scheme = "Bearer";

/// What an access token of a customer stands for.
struct token_record {
  std::string customer_id;
  std::string client_id;
  machine::instant issued_at;
  machine::instant expires_at;       ///< from then on it is good no longer
  std::optional<token_grant> grant;  ///< nothing: given by whoever runs the emulator

  friend bool operator==(const token_record&, const token_record&) = default;
};

}  // namespace livechat::emulator::core
