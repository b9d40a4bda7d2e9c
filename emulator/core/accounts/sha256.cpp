// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/sha256.hpp"

#include <openssl/sha.h>

#include <array>

namespace livechat::emulator::core {

std::optional<std::string> sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  if (SHA256(data, bytes.size(), digest.data()) == nullptr) return std::nullopt;
  return std::string(digest.begin(), digest.end());
}

}  // namespace livechat::emulator::core
