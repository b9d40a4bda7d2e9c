// SPDX-License-Identifier: Apache-2.0
#include "wire/json_extent.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace livechat::customer::wire::json {

namespace {

/// A walk through a container, from behind its opening bracket.
struct walk {
  std::string_view text;
  std::size_t at = 1;
  std::size_t depth = 1;
  bool is_in_string = false;

  [[nodiscard]] bool is_at_end() const noexcept { return depth == 0 || at >= text.size(); }

  /// Byte by byte, until `limit` or the end. An escape may end behind the limit.
  void step_to(std::size_t limit) noexcept {
    while (at < limit && !is_at_end()) {
      const char c = text[at++];
      if (is_in_string) {
        if (c == '\\') ++at;
        if (c == '"') is_in_string = false;
        continue;
      }
      if (c == '"') is_in_string = true;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
    }
  }
};

#if defined(__SSE2__)

constexpr std::size_t lane = 16;
constexpr std::size_t block = 64;

__m128i lane_of(std::string_view text, std::size_t at) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
}

std::uint64_t where(__m128i bytes, char c) noexcept {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))));
}

/// A bit for each byte of a block.
struct marks {
  std::uint64_t quotes = 0;
  std::uint64_t escapes = 0;
  std::uint64_t opening = 0;
  std::uint64_t closing = 0;
};

marks marks_of(std::string_view text, std::size_t at) noexcept {
  marks out;
  for (unsigned shift = 0; shift < block; shift += lane) {
    const auto bytes = lane_of(text, at + shift);
    const auto folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));  // [ and { are one bit apart, so are ] and }
    out.quotes |= where(bytes, '"') << shift;
    out.escapes |= where(bytes, '\\') << shift;
    out.opening |= where(folded, '{') << shift;
    out.closing |= where(folded, '}') << shift;
  }
  return out;
}

/// Each bit says whether an odd number of bits is set up to it: after the marks of quotes, what is in a string.
std::uint64_t parity(std::uint64_t bits) noexcept {
  for (unsigned by = 1; by < block; by *= 2) bits ^= bits << by;
  return bits;
}

/// A block without escapes; true when the container ends in it.
bool step_block(walk& along, const marks& seen) noexcept {
  const std::uint64_t in_string = parity(seen.quotes) ^ (along.is_in_string ? ~std::uint64_t{0} : 0);
  const std::uint64_t opening = seen.opening & ~in_string;
  const std::uint64_t closing = seen.closing & ~in_string;
  const auto closed = static_cast<std::size_t>(std::popcount(closing));
  if (closed >= along.depth) {
    for (std::uint64_t both = opening | closing; both != 0; both &= both - 1) {
      const std::uint64_t lowest = both & (~both + 1);
      along.depth += (opening & lowest) != 0 ? 1 : std::size_t(0) - 1;
      if (along.depth > 0) continue;
      along.at += static_cast<std::size_t>(std::countr_zero(lowest)) + 1;
      return true;
    }
  } else {
    along.depth += static_cast<std::size_t>(std::popcount(opening)) - closed;
  }
  along.is_in_string = (in_string >> (block - 1)) != 0;
  along.at += block;
  return false;
}

void step_blocks(walk& along) noexcept {
  while (!along.is_at_end() && along.at + block <= along.text.size()) {
    const auto seen = marks_of(along.text, along.at);
    if (seen.escapes != 0) {
      along.step_to(along.at + block);
    } else if (step_block(along, seen)) {
      return;
    }
  }
}

/// Goes on to the next quote or escape, as far as whole lanes go.
std::size_t skip_plain(std::string_view text, std::size_t at) noexcept {
  for (; at + lane <= text.size(); at += lane) {
    const auto bytes = lane_of(text, at);
    const auto found = where(bytes, '"') | where(bytes, '\\');
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
  return at;
}

#else

void step_blocks(walk&) noexcept {}
std::size_t skip_plain(std::string_view, std::size_t at) noexcept { return at; }

#endif

constexpr bool ends_scalar(char c) noexcept { return c == ',' || c == ']' || c == '}' || is_white_space(c); }

}  // namespace

std::size_t string_size(std::string_view text) noexcept {
  std::size_t at = skip_plain(text, 1);
  while (at < text.size() && text[at] != '"') at = skip_plain(text, at + (text[at] == '\\' ? 2 : 1));
  return std::min(at + 1, text.size());
}

std::size_t container_size(std::string_view text) noexcept {
  walk along{text};
  step_blocks(along);
  along.step_to(text.size());
  return std::min(along.at, text.size());
}

std::size_t scalar_size(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends_scalar) - text.begin());
}

}  // namespace livechat::customer::wire::json
