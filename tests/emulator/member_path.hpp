// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/docs.hpp"

/// Places in JSON, in the words of the docs: `chat.users[].id`.
namespace livechat::emulator::core::test {

using livechat::test::docs;

/// A member name, `[]` for every element, or `<...>` for every member.
inline std::string take_step(std::string_view& path) {
  std::string step(path.substr(0, 2) == "[]" ? path.substr(0, 2) : path.substr(0, path.find_first_of(".[")));
  path.remove_prefix(step.size());
  if (path.starts_with('.')) path.remove_prefix(1);
  return step;
}

inline bool is_each(std::string_view step) { return step == "[]" || step.starts_with('<'); }

/// The values at a place. A value that is not there counts as one: a list without elements has none.
inline std::vector<docs> values_at(const docs& from, std::string_view path) {
  if (path.empty() || !from.is_there()) return {from};
  const std::string step = take_step(path);
  if (!is_each(step)) return values_at(from[step], path);
  std::vector<docs> out;
  for (const auto& one : from.elements()) {
    for (const auto& value : values_at(one, path)) out.push_back(value);
  }
  return out;
}

/// Whether a place has a value everywhere where there could be one, and somewhere.
inline bool has(const docs& from, std::string_view path) {
  const auto found = values_at(from, path);
  bool is_there = !found.empty();
  for (const auto& one : found) is_there = is_there && one.is_there();
  return is_there;
}

/// The places without a value, each on a line; empty when all have one.
inline std::string missing(std::string_view json, const std::vector<std::string_view>& paths) {
  std::string out;
  for (const auto path : paths) {
    if (!has(docs(json), path)) out += std::string(path) + '\n';
  }
  return out;
}

}  // namespace livechat::emulator::core::test
