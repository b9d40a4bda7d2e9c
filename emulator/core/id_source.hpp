// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "machine/random.hpp"

namespace livechat::emulator::core {

/// Ids that look like the service's, from a seed.
class id_source {
 public:
  explicit id_source(std::uint64_t seed) : random_(seed) {}

  /// `b7eff798-f8df-4364-8059-649c35c9ed0c`: organizations and customers.
  [[nodiscard]] std::string uuid();

  /// `PJ0MRSHTDG`: chats and threads.
  [[nodiscard]] std::string short_id();

  /// `b5657aff34dd32e198160d54666df9d8`: agents.
  [[nodiscard]] std::string agent_id();

  /// `emu:` and then letters: nothing that the real service would take, or that a secret scanner would fear.
  [[nodiscard]] std::string token();

  /// The same of an agent: `emu:agent-` and letters.
  [[nodiscard]] std::string agent_token();

 private:
  std::string pick(std::string_view alphabet, std::size_t count);

  machine::random random_;
};

}  // namespace livechat::emulator::core
