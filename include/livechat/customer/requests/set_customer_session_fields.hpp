// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <utility>

namespace livechat::customer::inline v0 {

/// Sets what an application notes about the customer for the time of the session.
///
/// Completes when the service has answered; a `customer_updated` push comes as well, says the RTM page, or does not,
/// says the changelog (question A23).
/// Required: `session_fields`, at most 100 names. Answer: empty.
/// Errors: presumably `limit_reached` for more than 100 names (question A20).
/// Source: RTM API reference v3.6, Set Customer Session Fields.
struct set_customer_session_fields {
  struct response {
    response() = default;
  };

  customer::session_fields session_fields;

  set_customer_session_fields() = default;
  explicit set_customer_session_fields(customer::session_fields session_fields_)
      : session_fields(std::move(session_fields_)) {}
};

template <class T>
inline constexpr auto description<set_customer_session_fields::response, T> =
    describe::answer("set_customer_session_fields").fields();

template <class T>
inline constexpr auto description<set_customer_session_fields, T> =
    describe::action("set_customer_session_fields", "Sets notes about the customer for the time of the session",
                     "RTM API reference v3.6, Set Customer Session Fields")
        .group("Customers")
        .effects("user agent and referrer are taken from the browser headers")
        .causes(describe::consequence("customer_updated",
                                      "documented by the RTM page, denied by the 3.1 and 3.2 changelog"))
        .fails_with(describe::failure("limit_reached", "more than 100 keys", describe::basis::inferred, "A20"))
        .questions("A20 A23")
        .fields(describe::required("session_fields", &T::session_fields,
                                   "names and texts, in order; one pair in each object")
                    .max_items(max_session_fields)
                    .example(R"([{"custom_key":"custom_value"},{"another_custom_key":"another_custom_value"}])")
                    .questions("A20"));

}  // namespace livechat::customer::inline v0
