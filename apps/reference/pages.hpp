// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace reference {

struct page {
  std::string file;
  std::string text;
};

/// Everything that docs/reference holds, made from the catalogue.
[[nodiscard]] std::vector<page> all_pages();

}  // namespace reference
