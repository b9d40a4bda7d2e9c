// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/http_request.hpp"

#include <algorithm>
#include <utility>

#include "emulator/net/limits.hpp"
#include "net/ascii.hpp"
#include "net/http_text.hpp"
#include "net/percent_encoding.hpp"

namespace livechat::emulator::net {

namespace {

constexpr std::string_view line_end = "\r\n";

constexpr bool is_value_char(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7F'); }

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
  return customer::net::is_field_name(into.method) && line.substr(last + 1) == "HTTP/1.1" &&
         into.target.starts_with('/') && std::all_of(into.target.begin(), into.target.end(), customer::net::is_visible);
}

bool read_field(std::string_view line, http_request& into) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !customer::net::is_field_name(line.substr(0, colon))) return false;
  const auto value = customer::net::trimmed(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_value_char)) return false;
  into.fields.push_back({std::string(line.substr(0, colon)), std::string(value)});
  return into.fields.size() <= limits::header_fields;
}

}  // namespace

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
  const auto is_named = [name](const core::http_field& field) { return customer::net::is_same_name(field.name, name); };
  return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), is_named));
}

std::optional<std::string_view> http_request::only(std::string_view name) const {
  if (count(name) != 1) return std::nullopt;
  for (const auto& field : fields) {
    if (customer::net::is_same_name(field.name, name)) return field.value;
  }
  return std::nullopt;
}

bool http_request::has_word(std::string_view name, std::string_view word) const {
  for (const auto& field : fields) {
    if (!customer::net::is_same_name(field.name, name)) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const auto comma = std::min(rest.find(','), rest.size());
      if (customer::net::is_same_name(customer::net::trimmed(rest.substr(0, comma)), word)) return true;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return false;
}

std::string_view http_request::path() const { return std::string_view(target).substr(0, target.find('?')); }

std::vector<core::http_field> http_request::parameters() const {
  std::vector<core::http_field> out;
  const auto question_mark = std::min(target.find('?'), target.size() - 1);
  std::string_view rest = std::string_view(target).substr(question_mark + 1);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    auto value = customer::net::percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (value) out.push_back({std::string(pair.substr(0, equals)), *std::move(value)});
  }
  return out;
}

std::optional<std::string> http_request::parameter(std::string_view name) const {
  for (auto& one : parameters()) {
    if (one.name == name) return one.value.empty() ? std::nullopt : std::optional(std::move(one.value));
  }
  return std::nullopt;
}

}  // namespace livechat::emulator::net
