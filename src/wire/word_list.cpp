// SPDX-License-Identifier: Apache-2.0
#include "wire/word_list.hpp"

#include <algorithm>

namespace livechat::customer::wire {

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    if (!word.empty()) out.push_back(word);
    list.remove_prefix(std::min(word.size() + 1, list.size()));
  }
  return out;
}

}  // namespace livechat::customer::wire
