// SPDX-License-Identifier: Apache-2.0
#include "wire/json_extent.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace livechat::customer::wire::json {

namespace {

#if defined(__SSE2__)

constexpr std::size_t lane = 16;
constexpr std::size_t block = 64;

__m128i lane_at(const char* bytes) noexcept { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); }

inline std::uint64_t where(__m128i bytes, char c) noexcept {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))));
}

/// A block of a text. Its lanes are named, not counted: compilers leave a loop over four of them a loop.
struct lanes {
  __m128i a, b, c, d;
};

lanes lanes_at(const char* bytes) noexcept {
  return {lane_at(bytes), lane_at(bytes + lane), lane_at(bytes + 2 * lane), lane_at(bytes + 3 * lane)};
}

/// A bit for each byte of the block that is `c`.
inline std::uint64_t where(const lanes& bytes, char c) noexcept {
  return where(bytes.a, c) | where(bytes.b, c) << lane | where(bytes.c, c) << (2 * lane) |
         where(bytes.d, c) << (3 * lane);
}

/// A bit for each bracket outside of strings. In strings Y, y, _ and DEL have one, too: they fold to the same byte.
inline std::uint64_t where_brackets(const lanes& bytes) noexcept {
  const auto by = _mm_set1_epi8(0x26);
  return where(
      lanes{_mm_or_si128(bytes.a, by), _mm_or_si128(bytes.b, by), _mm_or_si128(bytes.c, by), _mm_or_si128(bytes.d, by)},
      0x7f);
}

/// Each bit says whether an odd number of bits is set up to it: after the marks of quotes, what is in a string.
std::uint64_t parity(std::uint64_t bits) noexcept {
  bits ^= bits << 1U;
  bits ^= bits << 2U;
  bits ^= bits << 4U;
  bits ^= bits << 8U;
  bits ^= bits << 16U;
  return bits ^ bits << 32U;
}

constexpr std::uint64_t lowest_of(std::uint64_t bits) noexcept { return bits & (~bits + 1); }

constexpr bool is_opening(char bracket) noexcept { return bracket == '{' || bracket == '['; }

/// A walk through a container, from behind its opening bracket, block by block.
class container_walk {
 public:
  /// The place behind the closing bracket in this block; zero when it is not in it.
  std::size_t step(const char* bytes) noexcept {
    const lanes seen = lanes_at(bytes);
    std::uint64_t quotes = where(seen, '"');
    const std::uint64_t escapes = where(seen, '\\');
    if (escapes != 0 || is_escaped_) quotes &= ~escaped(escapes);
    const std::uint64_t in_string = parity(quotes) ^ (is_in_string_ ? ~std::uint64_t{0} : 0);
    is_in_string_ = (in_string >> (block - 1)) != 0;
    for (auto left = where_brackets(seen) & ~in_string; left != 0; left &= left - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(left));
      depth_ += is_opening(bytes[at]) ? 1 : std::size_t(0) - 1;
      if (depth_ == 0) return at + 1;
    }
    return 0;
  }

 private:
  /// What backslashes take the meaning of. The last byte of a block may escape the first of the next.
  std::uint64_t escaped(std::uint64_t backslashes) noexcept {
    std::uint64_t out = is_escaped_ ? 1 : 0;
    is_escaped_ = false;
    for (auto left = backslashes & ~out; left != 0;) {
      const std::uint64_t by = lowest_of(left);
      is_escaped_ = (by << 1U) == 0;
      out |= by << 1U;
      left &= ~(by | by << 1U);
    }
    return out;
  }

  std::size_t depth_ = 1;
  bool is_in_string_ = false;
  bool is_escaped_ = false;
};

/// The last bytes of a text, less than a block, get zeros behind them.
std::size_t end_in_rest(container_walk& along, std::string_view rest) noexcept {
  char padded[block] = {};
  std::memcpy(padded, rest.data(), rest.size());
  return along.step(padded);
}

std::size_t end_of_container(std::string_view text) noexcept {
  container_walk along;
  std::size_t at = 1;
  for (; at + block <= text.size(); at += block) {
    if (const std::size_t end = along.step(text.data() + at)) return at + end;
  }
  const std::size_t end = at < text.size() ? end_in_rest(along, text.substr(at)) : 0;
  return end != 0 ? at + end : text.size();
}

/// Goes on to the next quote or backslash, as far as whole lanes go.
std::size_t skip_lanes(std::string_view text, std::size_t at) noexcept {
  for (; at + lane <= text.size(); at += lane) {
    const auto bytes = lane_at(text.data() + at);
    const auto found = where(bytes, '"') | where(bytes, '\\');
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
  return at;
}

#else

std::size_t end_of_container(std::string_view text) noexcept {
  std::size_t at = 1;
  bool is_in_string = false;
  for (std::size_t depth = 1; depth > 0 && at < text.size();) {
    const char c = text[at++];
    if (is_in_string && c == '\\') ++at;
    if (c == '"') is_in_string = !is_in_string;
    if (is_in_string) continue;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  }
  return at;
}

std::size_t skip_lanes(std::string_view, std::size_t at) noexcept { return at; }

#endif

/// The next quote or backslash; the end of the text when there is none.
std::size_t skip_plain(std::string_view text, std::size_t from) noexcept {
  std::size_t at = skip_lanes(text, from);
  while (at < text.size() && text[at] != '"' && text[at] != '\\') ++at;
  return at;
}

constexpr bool ends_scalar(char c) noexcept { return c == ',' || c == ']' || c == '}' || is_white_space(c); }

}  // namespace

string_extent extent_of_string(std::string_view text) noexcept {
  bool has_escapes = false;
  std::size_t at = skip_plain(text, 1);
  while (at < text.size() && text[at] == '\\') {
    has_escapes = true;
    at = skip_plain(text, at + 2);
  }
  return {std::min(at + 1, text.size()), has_escapes};
}

std::size_t container_size(std::string_view text) noexcept { return std::min(end_of_container(text), text.size()); }

std::size_t scalar_size(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends_scalar) - text.begin());
}

}  // namespace livechat::customer::wire::json
