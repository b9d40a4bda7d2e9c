// SPDX-License-Identifier: Apache-2.0
#include "questions.hpp"

#include <algorithm>

namespace lc_rtm {

namespace {

std::string_view take_line(std::string_view& page) {
  const auto end = std::min(page.find('\n'), page.size());
  const auto line = page.substr(0, end);
  page.remove_prefix(std::min(end + 1, page.size()));
  return line;
}

void add_line(std::string& text, std::string_view line) {
  constexpr std::string_view mark = "**contradiction**";
  if (line.empty()) return;
  if (!text.empty()) text += ' ';
  const bool is_marked = line.starts_with(mark);
  if (is_marked) text += "contradiction:";
  text += line.substr(is_marked ? mark.size() : 0);
}

std::vector<question> read_page(std::string_view page) {
  constexpr std::string_view heading = "### ";
  std::vector<question> out;
  bool is_inside = false;
  while (!page.empty()) {
    const auto line = take_line(page);
    if (line.starts_with(heading)) out.push_back({std::string(line.substr(heading.size())), {}});
    if (line.starts_with('#')) {
      is_inside = line.starts_with(heading);
    } else if (is_inside) {
      add_line(out.back().text, line);
    }
  }
  return out;
}

}  // namespace

const std::vector<question>& questions() {
  static const auto all = read_page(questions_page);
  return all;
}

}  // namespace lc_rtm
