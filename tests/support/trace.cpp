// SPDX-License-Identifier: Apache-2.0
#include "support/trace.hpp"

namespace livechat::simulation {

void trace::add(machine::instant now, std::string_view line) {
  std::string stamped = "+" + std::to_string(now.ns / 1'000'000) + "ms ";
  stamped.append(line).push_back('\n');
  mix(stamped);
  if (keeps_text_) text_ += stamped;
}

/// FNV-1a, 64 bit: the same everywhere, unlike std::hash.
void trace::mix(std::string_view bytes) {
  for (const char byte : bytes) {
    hash_ ^= static_cast<unsigned char>(byte);
    hash_ *= 0x100000001B3U;
  }
}

}  // namespace livechat::simulation
