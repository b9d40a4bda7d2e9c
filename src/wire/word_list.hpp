// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace livechat::customer::wire {

/// The words of a list that is separated by spaces, as the ids of questions are.
[[nodiscard]] std::vector<std::string_view> split(std::string_view list);

template <class Texts>
[[nodiscard]] std::string joined(const Texts& texts, std::string_view between = ", ") {
  std::string out;
  for (const auto& text : texts) {
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

}  // namespace livechat::customer::wire
