// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "emulator/core/accounts/agent_tokens.hpp"
#include "emulator/core/accounts/token_book.hpp"
#include "emulator/core/accounts/transfer_book.hpp"
#include "emulator/core/accounts/visitor_book.hpp"

namespace livechat::emulator::core {

/// What the token service remembers: whom tokens, cookies and codes stand for.
struct accounts {
  accounts(std::uint64_t seed, std::string agent_token) : agents(seed, std::move(agent_token)) {}

  token_book tokens;
  agent_tokens agents;
  visitor_book visitors;
  transfer_book transfers;
};

}  // namespace livechat::emulator::core
