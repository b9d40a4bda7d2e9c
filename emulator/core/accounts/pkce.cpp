// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/pkce.hpp"

#include <cstddef>
#include <cstdint>

#include "emulator/core/accounts/sha256.hpp"

namespace livechat::emulator::core {

namespace {

constexpr std::size_t shortest_verifier = 43;
constexpr std::size_t longest_verifier = 128;
constexpr std::string_view verifier_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
constexpr std::string_view base64url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

bool is_verifier(std::string_view text) {
  const bool is_long_enough = text.size() >= shortest_verifier && text.size() <= longest_verifier;
  return is_long_enough && text.find_first_not_of(verifier_alphabet) == std::string_view::npos;
}

std::string base64url(std::string_view bytes) {
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char byte : bytes) {
    bits = (bits << 8U) | static_cast<unsigned char>(byte);
    count += 8;
    while (count >= 6) {
      count -= 6;
      out.push_back(base64url_alphabet[(bits >> count) & 63U]);
    }
  }
  if (count > 0) out.push_back(base64url_alphabet[(bits << (6 - count)) & 63U]);
  return out;
}

bool answers(std::string_view challenge, std::string_view verifier) {
  if (challenge == verifier) return true;
  const auto digest = sha256(verifier);
  return digest && challenge == base64url(*digest);
}

}  // namespace livechat::emulator::core
