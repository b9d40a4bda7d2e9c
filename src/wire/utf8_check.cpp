// SPDX-License-Identifier: Apache-2.0
#include "wire/utf8_check.hpp"

#include <cstddef>
#include <cstring>

namespace livechat::customer::wire {

namespace {

/// Where the ASCII ends that `text` has from `at` on.
std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  for (; at + sizeof high_bits <= text.size(); at += sizeof high_bits) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

// RFC 3629, section 4: the second byte has narrower bounds behind four of the lead bytes.
bool utf8_check::begin(unsigned char lead) noexcept {
  if (lead < 0xC2 || lead > 0xF4) return false;
  missing_ = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  least_ = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  most_ = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return true;
}

bool utf8_check::take(std::string_view part) noexcept {
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (missing_ == 0) at = skip_ascii(part, at);
    if (at == part.size()) return true;
    const auto byte = static_cast<unsigned char>(part[at]);
    if (missing_ == 0) {
      if (!begin(byte)) return false;
      continue;
    }
    if (byte < least_ || byte > most_) return false;
    --missing_;
    least_ = 0x80;
    most_ = 0xBF;
  }
  return true;
}

}  // namespace livechat::customer::wire
