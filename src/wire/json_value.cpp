// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "wire/json.hpp"
#include "wire/json_extent.hpp"

namespace livechat::customer::wire::json {

namespace {

std::string_view skip_white_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_white_space(text[at])) ++at;
  return text.substr(at);
}

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

std::size_t size_of(std::string_view text, kind what) {
  switch (what) {
    case kind::object:
    case kind::array:
      return container_size(text);
    case kind::string:
      return string_size(text);
    case kind::boolean:
    case kind::number:
    case kind::null:
      return scalar_size(text);
  }
  return text.size();
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

std::string unquoted(std::string_view quoted) {
  const std::string_view inner = quoted.substr(1, quoted.size() - 2);
  std::size_t escape = inner.find('\\');
  if (escape == std::string_view::npos) return std::string(inner);
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

value::value(std::string_view text) : text_(skip_white_space(text)), kind_(kind::null) {
  if (text_.empty()) return;
  kind_ = kind_of(text_.front());
  text_ = text_.substr(0, size_of(text_, kind_));
}

std::string value::string() const { return unquoted(text_); }

std::optional<std::int64_t> value::integer() const {
  std::int64_t number = 0;
  const auto* end = text_.data() + text_.size();
  const auto [used, ec] = std::from_chars(text_.data(), end, number);
  if (ec != std::errc() || used != end) return std::nullopt;
  return number;
}

std::optional<double> value::real() const {
  double number = 0;
  const auto* end = text_.data() + text_.size();
  const auto [used, ec] = std::from_chars(text_.data(), end, number);
  if (ec != std::errc() || used != end) return std::nullopt;
  return number;
}

value::cursor value::items() const { return cursor(*this); }

value::cursor::cursor(const json::value& container)
    : rest_(container.text().substr(1)), members_(container.kind() == json::kind::object) {}

std::string_view value::cursor::take_key() {
  const std::string_view quoted = rest_.substr(0, string_size(rest_));
  rest_.remove_prefix(rest_.find(':', quoted.size()) + 1);
  if (quoted.find('\\') == std::string_view::npos) return quoted.substr(1, quoted.size() - 2);
  unescaped_key_ = unquoted(quoted);
  return unescaped_key_;
}

std::optional<item> value::cursor::next() {
  std::size_t at = 0;
  while (at < rest_.size() && (rest_[at] == ',' || is_white_space(rest_[at]))) ++at;
  if (at == rest_.size() || rest_[at] == '}' || rest_[at] == ']') return std::nullopt;
  rest_.remove_prefix(at);
  const std::string_view key = members_ ? take_key() : std::string_view();
  const json::value found(rest_);
  rest_.remove_prefix(static_cast<std::size_t>(found.text().data() - rest_.data()) + found.text().size());
  return item{key, found};
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
