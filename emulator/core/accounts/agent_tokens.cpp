// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/agent_tokens.hpp"

#include <utility>

namespace livechat::emulator::core {

namespace {

/// A source of their own, so that asking for one changes no other id.
constexpr std::uint64_t agent_token_seed = 0xA6E27;

}  // namespace

agent_tokens::agent_tokens(std::uint64_t seed, std::string own) : ids_(seed ^ agent_token_seed), own_(std::move(own)) {
  // Drawn in any case: whether it is given changes no other token.
  std::string made = ids_.agent_token();
  if (own_.empty()) own_ = std::move(made);
  owners_.emplace(own_, std::string());
}

const std::string& agent_tokens::of(const std::string& agent_id) {
  const auto known = tokens_.find(agent_id);
  if (known != tokens_.end()) return known->second;
  std::string fresh = ids_.agent_token();
  owners_.emplace(fresh, agent_id);
  return tokens_.emplace(agent_id, std::move(fresh)).first->second;
}

std::optional<std::string_view> agent_tokens::owner_of(std::string_view token) const {
  const auto found = owners_.find(token);
  return found == owners_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

}  // namespace livechat::emulator::core
