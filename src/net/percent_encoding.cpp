// SPDX-License-Identifier: Apache-2.0
#include "net/percent_encoding.hpp"

#include "net/ascii.hpp"

namespace livechat::customer::net {

namespace {

// RFC 3986, section 2.3.
bool is_unreserved(char c) noexcept { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

int digit_of(char c) noexcept {
  if (is_digit(c)) return c - '0';
  char const small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char const c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    auto const byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    int const high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
    int const low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace livechat::customer::net
