// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/core/id_source.hpp"

namespace livechat::emulator::core {

/// The tokens of agents, with which their programs ask for tokens of customers. They do not expire: agents sign in at a
/// service that is not emulated.
///
/// Question T10: whether a personal access token of an agent works as well is not said. There is none here.
class agent_tokens {
 public:
  /// `own`: the token of the organization, which is no agent's in particular; empty: one is made.
  agent_tokens(std::uint64_t seed, std::string own);

  [[nodiscard]] const std::string& own() const noexcept { return own_; }

  /// The token of an agent, made when it is asked for the first time.
  [[nodiscard]] const std::string& of(const std::string& agent_id);

  /// The id of the agent that a token is of: empty for the organization's; nothing when the token is nobody's.
  [[nodiscard]] std::optional<std::string_view> owner_of(std::string_view token) const;

 private:
  id_source ids_;
  std::string own_;
  std::map<std::string, std::string, std::less<>> tokens_;  ///< agent id to token
  std::map<std::string, std::string, std::less<>> owners_;  ///< token to agent id
};

}  // namespace livechat::emulator::core
