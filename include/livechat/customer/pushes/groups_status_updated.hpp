// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/group_status.hpp>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// The availability of groups changed; only those that changed are told.
/// Source: RTM pushes v3.6, groups_status_updated.
struct groups_status_updated {
  std::vector<group_status> groups;

  groups_status_updated() = default;
  explicit groups_status_updated(std::vector<group_status> groups_) : groups(std::move(groups_)) {}

  friend bool operator==(const groups_status_updated&, const groups_status_updated&) = default;
};

template <class T>
inline constexpr auto description<groups_status_updated, T> = describe::push("groups_status_updated",
                                                                             "The availability of groups changed",
                                                                             "RTM pushes v3.6, groups_status_updated")
                                                                  .group("Status")
                                                                  .since(api_version::v3_5)
                                                                  .questions("P09")
                                                                  .note("before 3.5 incoming_multicast tells it")
                                                                  .fields(describe::required("groups", &T::groups,
                                                                                             "groups that changed"));

}  // namespace livechat::customer::inline v0
