// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/placed_rows.hpp"

namespace livechat::customer::wire::test {

placed_rows::placed_rows(const std::vector<field_row>& rows) {
  for (const auto& [place, row] : wire::with_nested(rows)) by_place_.emplace(place, row);
}

const field_row* placed_rows::find(const std::string& place) const {
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? nullptr : found->second;
}

const field_row* placed_rows::around(const std::string& place) const {
  const auto dot = place.rfind('.');
  if (dot == std::string::npos) return nullptr;
  std::string outer = place.substr(0, dot);
  while (outer.ends_with("[]")) outer.resize(outer.size() - 2);
  const field_row* found = find(outer);
  return found == nullptr ? around(outer) : found;
}

}  // namespace livechat::customer::wire::test
