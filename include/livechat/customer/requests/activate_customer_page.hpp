// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>

namespace livechat::customer::inline v0 {

/// Tells that the page the customer is on has the focus now. It takes nothing.
///
/// Since version 3.6. Completes when the service has answered. Not in the docs: what it answers, causes and fails with
/// is not known (question A25).
/// Source: official Python client, RTM v3.6.
struct activate_customer_page {
  struct response {
    response() = default;
  };

  activate_customer_page() = default;
};

template <class T>
inline constexpr auto description<activate_customer_page::response, T> =
    describe::answer("activate_customer_page").basis(describe::basis::inferred).fields();

template <class T>
inline constexpr auto description<activate_customer_page, T> =
    describe::action("activate_customer_page", "Tells that the page of the customer has the focus",
                     "Official Python client, RTM v3.6")
        .group("Customers")
        .effects("marks the customer's page tab as focused (SDK text)")
        .since(api_version::v3_6)
        .basis(describe::basis::python_sdk)
        .questions("A25")
        .fields();

}  // namespace livechat::customer::inline v0
