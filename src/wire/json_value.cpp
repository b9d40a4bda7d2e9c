// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "wire/json.hpp"
#include "wire/json_extent.hpp"

namespace livechat::customer::wire::json {

namespace {

std::string_view skip_white_space(std::string_view text) noexcept {
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  return text;
}

std::string_view skip_separators(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ',' || is_white_space(text.front()))) text.remove_prefix(1);
  return text;
}

constexpr bool is_closing(char c) noexcept { return c == '}' || c == ']'; }

kind kind_of(char first) {
  switch (first) {
    case '{':
      return kind::object;
    case '[':
      return kind::array;
    case '"':
      return kind::string;
    case 't':
    case 'f':
      return kind::boolean;
    case 'n':
      return kind::null;
    default:
      return kind::number;
  }
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | (point >> 6));
    return put(0x80 | (point & 0x3F));
  }
  if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    return put(0x80 | (point & 0x3F));
  }
  put(0xF0 | (point >> 18));
  put(0x80 | ((point >> 12) & 0x3F));
  put(0x80 | ((point >> 6) & 0x3F));
  put(0x80 | (point & 0x3F));
}

std::uint32_t hex4(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

constexpr bool is_leading(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_trailing(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Decodes the `\u` escape at `at`, a pair of surrogates included; returns the bytes used.
std::size_t append_unicode_escape(std::string& out, std::string_view text, std::size_t at) {
  const std::uint32_t unit = hex4(text.substr(at + 2, 4));
  if (!is_leading(unit)) {
    append_utf8(out, unit);
    return 6;
  }
  const std::uint32_t second = hex4(text.substr(at + 8, 4));
  append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00));
  return 12;
}

char unescaped(char escape) {
  switch (escape) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return escape;
  }
}

std::string_view without_quotes(std::string_view quoted) { return quoted.substr(1, quoted.size() - 2); }

std::string unescaped(std::string_view inner) {
  std::size_t escape = inner.find('\\');
  std::string out;
  out.reserve(inner.size());
  std::size_t at = 0;
  while (escape != std::string_view::npos) {
    out.append(inner, at, escape - at);
    if (inner[escape + 1] == 'u') {
      at = escape + append_unicode_escape(out, inner, escape);
    } else {
      out.push_back(unescaped(inner[escape + 1]));
      at = escape + 2;
    }
    escape = inner.find('\\', at);
  }
  out.append(inner, at);
  return out;
}

}  // namespace

std::string_view to_string(kind value) noexcept {
  switch (value) {
    case kind::null:
      return "null";
    case kind::boolean:
      return "a boolean";
    case kind::number:
      return "a number";
    case kind::string:
      return "a string";
    case kind::array:
      return "an array";
    case kind::object:
      return "an object";
  }
  return "nothing";
}

value::value(std::string_view text)
    : rest_(skip_white_space(text)), kind_(rest_.empty() ? json::kind::null : kind_of(rest_.front())) {}

void value::find_end() const noexcept {
  switch (kind_) {
    case json::kind::object:
    case json::kind::array:
      size_ = container_size(rest_);
      return;
    case json::kind::string: {
      const auto found = extent_of_string(rest_);
      size_ = found.size;
      has_escapes_ = found.has_escapes;
      return;
    }
    case json::kind::boolean:
    case json::kind::number:
    case json::kind::null:
      size_ = scalar_size(rest_);
      return;
  }
}

std::string value::string() const {
  const std::string_view inner = without_quotes(text());
  return has_escapes_ ? unescaped(inner) : std::string(inner);
}

std::optional<std::int64_t> value::integer() const {
  std::int64_t number = 0;
  const std::string_view digits = text();
  const auto* end = digits.data() + digits.size();
  const auto [used, ec] = std::from_chars(digits.data(), end, number);
  if (ec != std::errc() || used != end) return std::nullopt;
  return number;
}

std::optional<double> value::real() const {
  double number = 0;
  const std::string_view digits = text();
  const auto* end = digits.data() + digits.size();
  const auto [used, ec] = std::from_chars(digits.data(), end, number);
  if (ec != std::errc() || used != end) return std::nullopt;
  return number;
}

value::cursor value::items() const { return cursor(*this); }

void value::learn_end(const cursor& walked) const noexcept {
  const auto bracket = static_cast<std::size_t>(walked.current_.value.rest_.data() - rest_.data());
  size_ = std::min(bracket + 1, rest_.size());  // a text that was cut has no bracket there
}

value::cursor::cursor(const json::value& container)
    : current_{{}, json::value(std::string_view())}, has_members_(container.kind() == json::kind::object) {
  stand_before(container.rest_.substr(1));
}

void value::cursor::stand_before(std::string_view rest) noexcept {
  current_.value.rest_ = rest;
  current_.value.size_ = 0;
}

void value::cursor::stand_on(std::string_view rest) noexcept {
  auto& found = current_.value;
  found.rest_ = rest;
  found.size_ = not_known;
  found.kind_ = rest.empty() ? json::kind::null : kind_of(rest.front());
}

std::string_view value::cursor::take_key(std::string_view& rest) {
  const auto found = extent_of_string(rest);
  const std::string_view inner = without_quotes(rest.substr(0, found.size));
  rest.remove_prefix(found.size);
  while (!rest.empty() && rest.front() != ':') rest.remove_prefix(1);
  if (!rest.empty()) rest = skip_white_space(rest.substr(1));
  if (!found.has_escapes) return inner;
  unescaped_key_ = unescaped(inner);
  return unescaped_key_;
}

const item* value::cursor::next() {
  std::string_view rest = current_.value.rest_;
  rest.remove_prefix(current_.value.size());
  rest = skip_separators(rest);
  if (rest.empty() || is_closing(rest.front())) {
    stand_before(rest);
    return nullptr;
  }
  if (has_members_) current_.key = take_key(rest);
  stand_on(rest);
  return &current_;
}

std::optional<std::string> without_lone_surrogates(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  std::size_t at = text.find('\\');
  while (at != std::string_view::npos && at + 1 < text.size()) {
    if (text[at + 1] != 'u' || at + 6 > text.size()) {
      at = text.find('\\', at + 2);
      continue;
    }
    const std::uint32_t unit = hex4(text.substr(at + 2, 4));
    const bool pair = is_leading(unit) && at + 12 <= text.size() && text.substr(at + 6, 2) == "\\u" &&
                      is_trailing(hex4(text.substr(at + 8, 4)));
    if (!pair && (is_leading(unit) || is_trailing(unit))) {
      out.append(text, copied, at - copied).append("\\ufffd");
      copied = at + 6;
    }
    at = text.find('\\', at + (pair ? 12 : 6));
  }
  if (copied == 0) return std::nullopt;
  return out.append(text, copied);
}

}  // namespace livechat::customer::wire::json
