// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Which groups of agents may see a chat or a thread. Group 0 stands for every agent.
/// Source: Data structures v3.6, Access.
struct access {
  std::vector<std::int64_t> group_ids;

  access() = default;
  explicit access(std::vector<std::int64_t> group_ids_) : group_ids(std::move(group_ids_)) {}

  friend bool operator==(const access&, const access&) = default;
};

template <class T>
inline constexpr auto description<access, T> =
    describe::structure("access", "Groups that may see a chat or a thread", "Data structures v3.6, Access")
        .fields(describe::required("group_ids", &T::group_ids, "group ids; 0 means every agent").example("[0]"));

}  // namespace livechat::customer::inline v0
