// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/page_id.hpp"

#include <algorithm>
#include <charconv>

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

using customer::sort_order;

std::size_t first_behind(const std::vector<page_entry>& entries, const page_request& asked) {
  if (asked.anchor.empty()) return 0;
  const auto is_before = [&](const page_entry& one) {
    return asked.order == sort_order::asc ? one.key <= asked.anchor : one.key >= asked.anchor;
  };
  return static_cast<std::size_t>(std::partition_point(entries.begin(), entries.end(), is_before) - entries.begin());
}

/// How many entries before the anchor there are: it may be gone by now.
std::size_t count_before(const std::vector<page_entry>& entries, const page_request& asked) {
  const auto is_before = [&](const page_entry& one) {
    return asked.order == sort_order::asc ? one.key < asked.anchor : one.key > asked.anchor;
  };
  return static_cast<std::size_t>(std::partition_point(entries.begin(), entries.end(), is_before) - entries.begin());
}

std::int64_t worth(const page_entry& one, const page_request& asked) {
  return asked.measure == page_measure::entries ? 1 : one.weight;
}

std::size_t end_of_page(const std::vector<page_entry>& entries, std::size_t first, const page_request& asked) {
  std::int64_t sum = 0;
  std::size_t last = first;
  while (last < entries.size() && sum < asked.size) sum += worth(entries[last++], asked);
  return last;
}

std::size_t begin_of_page(const std::vector<page_entry>& entries, std::size_t last, const page_request& asked) {
  std::int64_t sum = 0;
  std::size_t first = last;
  while (first > 0 && sum < asked.size) sum += worth(entries[--first], asked);
  return first;
}

page_request neighbour(const page_request& asked, bool is_backwards, std::string anchor) {
  page_request out = asked;
  out.is_backwards = is_backwards;
  out.anchor = std::move(anchor);
  return out;
}

// A page id is hexadecimal of "<seal> <order> <measure> <size> <direction> <expires> <anchor>".

constexpr std::string_view digits = "0123456789abcdef";

std::string to_hex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::string from_hex(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    const auto high = digits.find(text[i]);
    const auto low = digits.find(text[i + 1]);
    if (high == digits.npos || low == digits.npos) return {};
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

std::string_view take_word(std::string_view& rest) {
  const auto space = rest.find(' ');
  const std::string_view word = rest.substr(0, space);
  rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
  return word;
}

std::int64_t number(std::string_view word) {
  std::int64_t out = 0;
  std::from_chars(word.data(), word.data() + word.size(), out);
  return out;
}

}  // namespace

page cut_page(const std::vector<page_entry>& entries, const page_request& asked) {
  page out;
  if (asked.is_backwards) {
    out.last = count_before(entries, asked);
    out.first = begin_of_page(entries, out.last, asked);
  } else {
    out.first = first_behind(entries, asked);
    out.last = end_of_page(entries, out.first, asked);
  }
  if (out.first == out.last) return out;
  if (out.last < entries.size()) out.next = neighbour(asked, false, entries[out.last - 1].key);
  if (out.first > 0) out.previous = neighbour(asked, true, entries[out.first].key);
  return out;
}

/// FNV-1a over the seed, the list and the text: it keeps ids from being mixed up, not from being forged.
std::uint64_t page_ids::seal(std::string_view text) const {
  std::uint64_t hash = 0xCBF29CE484222325U ^ seed_;
  const auto mix = [&hash](std::string_view bytes) {
    for (const char c : bytes) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
  };
  mix(list_);
  mix("\n");
  mix(text);
  return hash;
}

std::string page_ids::write(const page_request& what) const {
  const std::int64_t expires = now_ + std::chrono::seconds(limits::page_id_life).count();
  std::string text(what.order == sort_order::asc ? "asc" : "desc");
  text += what.measure == page_measure::entries ? " entries " : " weight ";
  text +=
      std::to_string(what.size) + (what.is_backwards ? " back " : " on ") + std::to_string(expires) + ' ' + what.anchor;
  return to_hex(std::to_string(seal(text)) + ' ' + text);
}

std::optional<page_request> page_ids::read(std::string_view id) const {
  const std::string plain = from_hex(id);
  std::string_view rest = plain;
  const std::string_view sealed = take_word(rest);
  if (sealed != std::to_string(seal(rest))) return std::nullopt;
  page_request out;
  out.order = take_word(rest) == "asc" ? sort_order::asc : sort_order::desc;
  out.measure = take_word(rest) == "weight" ? page_measure::weight : page_measure::entries;
  out.size = number(take_word(rest));
  out.is_backwards = take_word(rest) == "back";
  if (number(take_word(rest)) < now_) return std::nullopt;
  out.anchor = rest;
  return out;
}

}  // namespace livechat::emulator::core
