// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "emulator/core/script.hpp"

namespace livechat::emulator::core {

/// An agent in one chat: reads the script. Knows what to do next, not when it is: pure.
class scripted_agent {
 public:
  /// What to do when a chat opens and the customer has said nothing yet.
  [[nodiscard]] static const steps& greet(const script& by) { return by.greeting; }

  /// What to do about a message of the customer.
  [[nodiscard]] const steps& answer(const script& by, std::string_view text);

 private:
  bool has_answered_ = false;
  std::size_t next_further_answer_ = 0;
};

/// Whether `text` has one of the script's farewell words: as a word, in any case.
[[nodiscard]] bool is_farewell(const script& by, std::string_view text);

}  // namespace livechat::emulator::core
