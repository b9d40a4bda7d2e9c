// SPDX-License-Identifier: Apache-2.0
#include "markdown.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace reference {

namespace {

/// A cell ends at a bar, even inside of code.
std::string in_cell(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '|') out += '\\';
    out += letter;
  }
  return out;
}

/// Lines as long as those of the other pages, unless a word is longer.
std::string wrapped(std::string_view text) {
  constexpr std::size_t longest_line = 120;
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    const bool is_full = used + 1 + word.size() > longest_line;
    if (used != 0) out += is_full ? '\n' : ' ';
    used = (used == 0 || is_full ? 0 : used + 1) + word.size();
    out += word;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return out;
}

/// What renderers make of a heading: letters, digits and underscores stay.
std::string anchor_of(std::string_view heading) {
  std::string out;
  for (const char letter : heading) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) != 0 || letter == '_' || letter == '-') out += static_cast<char>(std::tolower(byte));
    if (letter == ' ') out += '-';
  }
  return out;
}

}  // namespace

void markdown::heading(int level, std::string_view text) {
  text_ += std::string(static_cast<std::size_t>(level), '#') + " " + std::string(text) + "\n\n";
}

void markdown::paragraph(std::string_view text) {
  if (text.empty()) return;
  const bool has_lines = text.find('\n') != std::string_view::npos;
  text_ += (has_lines ? std::string(text) : wrapped(text)) + "\n\n";
}

void markdown::code(std::string_view language, std::string_view text) {
  text_ += "```" + std::string(language) + "\n" + std::string(text) + "\n```\n\n";
}

void markdown::table(const std::vector<std::string>& columns) {
  row(columns);
  row(std::vector<std::string>(columns.size(), "---"));
}

void markdown::row(const std::vector<std::string>& cells) {
  for (const auto& cell : cells) text_ += "| " + in_cell(cell) + (cell.empty() ? "" : " ");
  text_ += "|\n";
}

std::string markdown::text() const {
  std::string out = text_;
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string link_to(std::string_view name, std::string_view page) {
  return "[" + code(name) + "](" + std::string(page) + "#" + anchor_of(name) + ")";
}

}  // namespace reference
