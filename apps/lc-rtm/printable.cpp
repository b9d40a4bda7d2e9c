// SPDX-License-Identifier: Apache-2.0
#include "printable.hpp"

#include <cstddef>

namespace lc_rtm {

namespace {

constexpr unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

constexpr bool within(unsigned char byte, unsigned char first, unsigned char last) {
  return byte >= first && byte <= last;
}

/// How many bytes at the front of `text` must not reach a terminal; 0 when its first character may.
std::size_t forbidden(std::string_view text) {
  const unsigned char first = byte_at(text, 0);
  if (first < 0x20 || first == 0x7f) return 1;
  const unsigned char second = byte_at(text, 1);
  if (first == 0xc2 && within(second, 0x80, 0x9f)) return 2;  // C1 controls
  const unsigned char third = byte_at(text, 2);
  const bool overrides = first == 0xe2 && second == 0x80 && within(third, 0xaa, 0xae);  // U+202A..U+202E
  const bool isolates = first == 0xe2 && second == 0x81 && within(third, 0xa6, 0xa9);   // U+2066..U+2069
  return overrides || isolates ? 3 : 0;
}

std::string cleaned(std::string_view text, std::string_view line_end) {
  std::string out;
  while (!text.empty()) {
    const std::size_t skipped = forbidden(text);
    if (text.front() == '\n') {
      out += line_end;
    } else if (text.front() == '\t') {
      out += ' ';
    } else if (skipped == 0) {
      out += text.front();
    }
    text.remove_prefix(skipped == 0 ? 1 : skipped);
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) { return cleaned(text, "\n    "); }

std::string one_line(std::string_view text) { return cleaned(text, " "); }

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 64;
  std::string out = one_line(text);
  if (out.size() <= longest) return out;
  std::size_t end = longest;
  while (end > 0 && within(byte_at(out, end), 0x80, 0xbf)) --end;  // no character is cut in two
  return out.substr(0, end) + "…";
}

}  // namespace lc_rtm
