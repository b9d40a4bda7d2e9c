// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Tells that the customer has seen a greeting. Reports then count it as seen; starting a chat from it does the same.
///
/// Completes when the service has answered; a `greeting_accepted` push comes as well.
/// Required: `greeting_id`, the greeting as it is configured, and `unique_id`, this showing of it. Answer: empty.
/// Errors: `greeting_not_found` for a `unique_id` that is not known.
/// Source: RTM API reference v3.6, Accept Greeting.
struct accept_greeting {
  struct response {
    response() = default;
  };

  std::int64_t greeting_id = 0;  ///< of the greeting as the organization configured it: `greeting::id`
  std::string unique_id;         ///< of this showing of it: `greeting::unique_id`

  accept_greeting() = default;
  accept_greeting(std::int64_t greeting_id_, std::string unique_id_)
      : greeting_id(greeting_id_), unique_id(std::move(unique_id_)) {}
};

template <class T>
inline constexpr auto description<accept_greeting::response, T> = describe::answer("accept_greeting").fields();

template <class T>
inline constexpr auto description<accept_greeting, T> =
    describe::action("accept_greeting", "Tells that the customer has seen a greeting",
                     "RTM API reference v3.6, Accept Greeting")
        .group("Other")
        .effects("reports then show the greeting as seen (starting a chat from it does the same)")
        .causes("greeting_accepted")
        .fails_with(describe::failure("greeting_not_found", "unknown unique_id", describe::basis::customer_sdk))
        .questions("A35")
        .fields(describe::required("greeting_id", &T::greeting_id, "the greeting as it is configured").example("7"),
                describe::required("unique_id", &T::unique_id, "this showing of it, from incoming_greeting or login")
                    .example("\"Q10X0W041P\""));

}  // namespace livechat::customer::inline v0
