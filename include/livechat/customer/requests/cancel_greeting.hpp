// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Tells that the customer has put a greeting away.
///
/// Completes when the service has answered; a `greeting_canceled` push comes as well.
/// Required: `unique_id`, this showing of the greeting. Answer: empty.
/// Errors: `greeting_not_found` for a `unique_id` that is not known.
/// Source: RTM API reference v3.6, Cancel Greeting.
struct cancel_greeting {
  struct response {
    response() = default;
  };

  std::string unique_id;  ///< of this showing of it: `greeting::unique_id`

  cancel_greeting() = default;
  explicit cancel_greeting(std::string unique_id_) : unique_id(std::move(unique_id_)) {}
};

template <class T>
inline constexpr auto description<cancel_greeting::response, T> = describe::answer("cancel_greeting").fields();

template <class T>
inline constexpr auto description<cancel_greeting, T> =
    describe::action("cancel_greeting", "Tells that the customer has put a greeting away",
                     "RTM API reference v3.6, Cancel Greeting")
        .group("Other")
        .causes("greeting_canceled")
        .fails_with(describe::failure("greeting_not_found", "unknown unique_id", describe::basis::customer_sdk))
        .questions("A35")
        .fields(describe::required("unique_id", &T::unique_id, "this showing of it, from incoming_greeting or login")
                    .example("\"Q10X0W041P\""));

}  // namespace livechat::customer::inline v0
