// SPDX-License-Identifier: Apache-2.0
#include "net/pin.hpp"

#include <openssl/evp.h>

#include <array>

namespace livechat::customer::net {

namespace {

constexpr std::size_t hash_bytes = 32;
constexpr std::size_t text_bytes = 44;  // of which the last is =

}  // namespace

std::optional<std::string> parse_pin(std::string_view text) {
  constexpr std::string_view scheme = "sha256/";
  if (!text.starts_with(scheme)) return std::nullopt;
  text.remove_prefix(scheme.size());
  if (text.size() != text_bytes || text.find('=') != text_bytes - 1) return std::nullopt;
  std::array<unsigned char, hash_bytes + 1> out{};
  int const size = EVP_DecodeBlock(out.data(), reinterpret_cast<const unsigned char*>(text.data()), text_bytes);
  if (size != static_cast<int>(out.size())) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(out.data()), hash_bytes);
}

}  // namespace livechat::customer::net
