// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::customer::wire::test {

/// What was compared, and what did not fit.
struct account {
  std::size_t checked = 0;
  std::size_t missing = 0;
  std::size_t extra = 0;

  void same(const std::string& place, std::string_view what, const std::string& theirs, const std::string& ours);
  void there(const std::string& place, std::string_view what, bool is_there);
  void not_in_docs(const std::string& place, std::string_view what);
  void same_names(const std::string& place, std::string_view what, const std::vector<std::string>& theirs,
                  const std::vector<std::string_view>& ours);
};

}  // namespace livechat::customer::wire::test
