// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lc_rtm {

/// What the docs of the API leave open, by the id that stands beside fields and actions. Source: docs/questions.md, which
/// is compiled in.
struct question {
  std::string id;    ///< `A12`
  std::string text;  ///< on one line; begins with `contradiction:` where sources disagree
};

/// All, in the order of the page.
[[nodiscard]] const std::vector<question>& questions();

/// The page as it lies in the tree.
extern const std::string_view questions_page;

}  // namespace lc_rtm
