// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// What the service adds to a reason. Source: RTM pushes v3.6, customer_disconnected.
struct disconnect_data {
  std::optional<std::string> region;  ///< the right region, with `misdirected_connection`

  disconnect_data() = default;

  friend bool operator==(const disconnect_data&, const disconnect_data&) = default;
};

template <class T>
inline constexpr auto description<disconnect_data, T> =
    describe::structure("disconnect_data", "What the service adds to a reason",
                        "RTM pushes v3.6, customer_disconnected")
        .fields(describe::optional("region", &T::region, "the right region, with misdirected_connection")
                    .example("\"fra\""));

/// The service is about to close the connection. The client acts on it by itself; see docs/reconnect.md.
/// Source: RTM pushes v3.6, customer_disconnected.
struct customer_disconnected {
  std::string reason;  ///< an open list; unknown reasons are delivered as they come
  std::optional<disconnect_data> data;

  customer_disconnected() = default;
  explicit customer_disconnected(std::string reason_) : reason(std::move(reason_)) {}

  friend bool operator==(const customer_disconnected&, const customer_disconnected&) = default;
};

template <class T>
inline constexpr auto description<customer_disconnected, T> =
    describe::push("customer_disconnected", "The service is about to close the connection",
                   "RTM pushes v3.6, customer_disconnected")
        .group("Status")
        .questions("D01 D02 D03")
        .fields(describe::required("reason", &T::reason, "why; see the list of reasons")
                    .example("\"misdirected_connection\""),
                describe::optional("data", &T::data, "what else the service says"));

}  // namespace livechat::customer::inline v0
