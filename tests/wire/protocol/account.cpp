// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/account.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace livechat::customer::wire::test {

void account::same(const std::string& place, std::string_view what, const std::string& theirs,
                   const std::string& ours) {
  ++checked;
  if (theirs == ours) return;
  ++missing;
  FAIL_CHECK(place << ": " << std::string(what) << ": the docs say \"" << theirs << "\", we say \"" << ours << "\"");
}

void account::there(const std::string& place, std::string_view what, bool is_there) {
  ++checked;
  if (is_there) return;
  ++missing;
  FAIL_CHECK(place << ": " << std::string(what) << ": not here");
}

void account::not_in_docs(const std::string& place, std::string_view what) {
  ++extra;
  FAIL_CHECK(place << ": " << std::string(what) << ": not in the docs");
}

void account::same_names(const std::string& place, std::string_view what, const std::vector<std::string>& theirs,
                         const std::vector<std::string_view>& ours) {
  for (const auto& name : theirs) {
    there(place, std::string(what) + " " + name, std::find(ours.begin(), ours.end(), name) != ours.end());
  }
  for (const auto name : ours) {
    if (std::find(theirs.begin(), theirs.end(), name) == theirs.end()) {
      not_in_docs(place, std::string(what) + " " + std::string(name));
    }
  }
}

}  // namespace livechat::customer::wire::test
