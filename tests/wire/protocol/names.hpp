// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/docs.hpp"

/// Names of the extract, and ours for the same.
namespace livechat::customer::wire::test {

using livechat::test::docs;

using name_set = std::set<std::string, std::less<>>;

/// `pushes.<version>` to `pushes.<key>`: what stands in the angle brackets is a name for people.
[[nodiscard]] std::string with_keys(std::string name);

/// Our name of what the extract calls so.
[[nodiscard]] std::string our_structure(const std::string& theirs);

/// The names of those fields, `<key>` as above.
[[nodiscard]] name_set names_of_fields(const docs& fields);

/// The texts of that member, of those objects that have it.
[[nodiscard]] std::vector<std::string> names_in(const docs& objects, std::string_view key);

}  // namespace livechat::customer::wire::test
