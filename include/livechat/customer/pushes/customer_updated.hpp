// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/user.hpp>
#include <optional>
#include <string>

namespace livechat::customer::inline v0 {

/// Data of the customer changed: only the fields that changed are set.
/// What a cleared field looks like is not documented; `push::raw` shows what came.
/// Source: RTM pushes v3.6, customer_updated.
struct customer_updated : customer_fields {
  std::optional<std::string> id;
  std::optional<std::string> type;

  customer_updated() = default;

  friend bool operator==(const customer_updated&, const customer_updated&) = default;
};

template <class T>
inline constexpr auto description<customer_updated, T> =
    describe::push("customer_updated", "Data of the customer changed", "RTM pushes v3.6, customer_updated")
        .group("Customers")
        .questions("A23 P07")
        .fields(describe::optional("id", &T::id, "customer id").questions("P07"),
                describe::optional("type", &T::type, "what kind of user")
                    .only("customer")
                    .example("\"customer\"")
                    .questions("P07"))
        .fields_of(description<customer_fields>);

}  // namespace livechat::customer::inline v0
