// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "wire/catalogue.hpp"

namespace livechat::customer::wire::test {

/// The rows of one table by their places.
class placed_rows {
 public:
  explicit placed_rows(const std::vector<field_row>& rows);

  [[nodiscard]] const field_row* find(const std::string& place) const;

  /// The row around: of `a.b` and `a[].b`, that of `a`.
  [[nodiscard]] const field_row* around(const std::string& place) const;

 private:
  std::map<std::string, const field_row*> by_place_;
};

}  // namespace livechat::customer::wire::test
