// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/http_request.hpp"

#include <algorithm>
#include <utility>

#include "emulator/net/limits.hpp"

namespace livechat::emulator::net {

namespace {

constexpr std::string_view line_end = "\r\n";

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool is_token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

constexpr bool is_visible(char c) { return c > ' ' && c <= '~'; }
constexpr bool is_value_char(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7F'); }

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// Takes a line off the front, without its end; nothing when no line ends there.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find(line_end);
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + line_end.size());
  return line;
}

bool read_request_line(std::string_view line, http_request& into) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  into.method = line.substr(0, first);
  into.target = line.substr(first + 1, last - first - 1);
  return is_token(into.method) && line.substr(last + 1) == "HTTP/1.1" && into.target.starts_with('/') &&
         std::all_of(into.target.begin(), into.target.end(), is_visible);
}

bool read_field(std::string_view line, http_request& into) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
  const auto value = trimmed(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_value_char)) return false;
  into.fields.push_back({std::string(line.substr(0, colon)), std::string(value)});
  return into.fields.size() <= limits::header_fields;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(text[i]);
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return out;
}

}  // namespace

bool equal_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<http_request> http_request::parse(std::string_view head) {
  http_request out;
  const auto request_line = take_line(head);
  if (!request_line || !read_request_line(*request_line, out)) return std::nullopt;
  while (const auto line = take_line(head)) {
    if (line->empty()) return head.empty() ? std::optional(std::move(out)) : std::nullopt;
    if (!read_field(*line, out)) return std::nullopt;
  }
  return std::nullopt;
}

std::size_t http_request::count(std::string_view name) const {
  const auto is_named = [name](const header_field& field) { return equal_in_any_case(field.name, name); };
  return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), is_named));
}

std::optional<std::string_view> http_request::only(std::string_view name) const {
  if (count(name) != 1) return std::nullopt;
  for (const auto& field : fields) {
    if (equal_in_any_case(field.name, name)) return field.value;
  }
  return std::nullopt;
}

bool http_request::has_word(std::string_view name, std::string_view word) const {
  for (const auto& field : fields) {
    if (!equal_in_any_case(field.name, name)) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const auto comma = std::min(rest.find(','), rest.size());
      if (equal_in_any_case(trimmed(rest.substr(0, comma)), word)) return true;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return false;
}

std::string_view http_request::path() const { return std::string_view(target).substr(0, target.find('?')); }

std::optional<std::string> http_request::parameter(std::string_view name) const {
  const auto question_mark = target.find('?');
  if (question_mark == std::string::npos) return std::nullopt;
  std::string_view rest = std::string_view(target).substr(question_mark + 1);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    if (pair.substr(0, equals) != name) continue;
    auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
    return value && !value->empty() ? value : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace livechat::emulator::net
