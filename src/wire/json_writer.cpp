// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <cmath>

#include "wire/json.hpp"

namespace livechat::customer::wire::json {

void writer::separate() {
  if (comma_) out_.push_back(',');
  comma_ = true;
}

void writer::open(char bracket) {
  separate();
  out_.push_back(bracket);
  comma_ = false;
}

void writer::close(char bracket) {
  out_.push_back(bracket);
  comma_ = true;
}

void writer::key(std::string_view name) {
  separate();
  quote(name);
  out_.push_back(':');
  comma_ = false;
}

void writer::string(std::string_view text) {
  separate();
  quote(text);
}

void writer::boolean(bool flag) { raw(flag ? "true" : "false"); }

void writer::integer(std::int64_t number) {
  std::array<char, 24> digits{};
  const auto [end, ec] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  raw(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

void writer::real(double number) {
  if (!std::isfinite(number)) return raw("null");
  std::array<char, 32> digits{};
  const auto [end, ec] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  raw(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

void writer::raw(std::string_view json) {
  separate();
  out_.append(json);
}

void writer::quote(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out_.push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_.push_back('\\');
      out_.push_back(c);
    } else if (c == '\n') {
      out_.append("\\n");
    } else if (byte < 0x20) {
      out_.append("\\u00").push_back(hex[byte >> 4]);
      out_.push_back(hex[byte & 0xF]);
    } else {
      out_.push_back(c);
    }
  }
  out_.push_back('"');
}

}  // namespace livechat::customer::wire::json
