// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <map>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Data that the client keeps for the service and sends back at each login; the client does so by itself.
/// Source: RTM pushes v3.6, customer_side_storage_updated.
struct customer_side_storage_updated {
  std::map<std::string, std::string> customer_side_storage;

  customer_side_storage_updated() = default;
  explicit customer_side_storage_updated(std::map<std::string, std::string> customer_side_storage_)
      : customer_side_storage(std::move(customer_side_storage_)) {}

  friend bool operator==(const customer_side_storage_updated&, const customer_side_storage_updated&) = default;
};

template <class T>
inline constexpr auto description<customer_side_storage_updated, T> =
    describe::push("customer_side_storage_updated", "Data to keep and to send back at login",
                   "RTM pushes v3.6, customer_side_storage_updated")
        .group("Customers")
        .questions("P08")
        .fields(describe::required("customer_side_storage", &T::customer_side_storage,
                                   "the whole map; replaces the one before"));

}  // namespace livechat::customer::inline v0
