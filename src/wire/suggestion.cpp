// SPDX-License-Identifier: Apache-2.0
#include "wire/suggestion.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace livechat::customer::wire {

namespace {

/// How many letters must be put in, taken out or changed (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace

std::string suggestion_for(std::string_view typed, const std::vector<std::string>& known) {
  constexpr std::size_t longest_slip = 2;
  // No name is that long; and the work grows with the length.
  if (typed.empty() || typed.size() > 32) return {};
  const std::string wanted = in_small_letters(typed);
  std::string best;
  std::size_t least = longest_slip + 1;
  for (const auto& name : known) {
    const std::string plain = in_small_letters(name);
    const std::size_t far = plain.starts_with(wanted) && plain != wanted ? 1 : distance(wanted, plain);
    if (far >= least) continue;
    least = far;
    best = name;
  }
  return best;
}

}  // namespace livechat::customer::wire
