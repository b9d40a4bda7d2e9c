// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/group_status.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Tells which groups of agents can be chatted with now: all of them, or those that are named.
///
/// Completes when the service has answered; no push follows.
/// Set `all` or `group_ids`; what both together mean is not documented. Answer: the status by group id. The service
/// leaves ids it does not know out of it.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, List Group Statuses.
struct list_group_statuses {
  struct response {
    std::map<std::string, open_enum<group_availability>> groups_status;  ///< by group id, in decimal digits

    response() = default;
  };

  std::optional<bool> all;
  std::vector<std::int64_t> group_ids;

  list_group_statuses() = default;
  explicit list_group_statuses(std::vector<std::int64_t> group_ids_) : group_ids(std::move(group_ids_)) {}

  [[nodiscard]] static list_group_statuses of_all() {
    list_group_statuses out;
    out.all = true;
    return out;
  }
};

template <class T>
inline constexpr auto description<list_group_statuses::response, T> =
    describe::answer("list_group_statuses")
        .note("the sample shows bare numbers as keys, which is no JSON")
        .fields(describe::required("groups_status", &T::groups_status,
                                   "status by group id; ids that do not exist are left out")
                    .also_named("group_status")
                    .example(R"({"1":"online","2":"offline","3":"online_for_queue"})")
                    .questions("A30"));

template <class T>
inline constexpr auto description<list_group_statuses, T> =
    describe::action("list_group_statuses", "Tells which groups of agents can be chatted with now",
                     "RTM API reference v3.6, List Group Statuses")
        .group("Status")
        .questions("A30")
        .rules(describe::at_least_one_of("all_or_group_ids", "all", "group_ids"))
        .fields(describe::optional("all", &T::all, "true: every group").example("true"),
                describe::optional("group_ids", &T::group_ids, "the groups to tell of"));

}  // namespace livechat::customer::inline v0
