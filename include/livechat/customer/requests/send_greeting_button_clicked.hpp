// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Tells that the customer used a button of a greeting.
///
/// Since version 3.6. Completes when the service has answered; the docs name no push.
/// Required: `greeting_unique_id`, the showing of the greeting, and `button_id`. Answer: empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Send Greeting Button Clicked.
struct send_greeting_button_clicked {
  struct response {
    response() = default;
  };

  std::string greeting_unique_id;  ///< `greeting::unique_id`
  std::string button_id;           ///< where it comes from is not documented

  send_greeting_button_clicked() = default;
  send_greeting_button_clicked(std::string greeting_unique_id_, std::string button_id_)
      : greeting_unique_id(std::move(greeting_unique_id_)), button_id(std::move(button_id_)) {}
};

template <class T>
inline constexpr auto description<send_greeting_button_clicked::response, T> =
    describe::answer("send_greeting_button_clicked").fields();

template <class T>
inline constexpr auto description<send_greeting_button_clicked, T> =
    describe::action("send_greeting_button_clicked", "Tells that the customer used a button of a greeting",
                     "RTM API reference v3.6, Send Greeting Button Clicked")
        .group("Other")
        .since(api_version::v3_6)
        .questions("A35")
        .fields(describe::required("greeting_unique_id", &T::greeting_unique_id,
                                   "this showing of the greeting, from incoming_greeting")
                    .example("\"Q10X0W041P\""),
                describe::required("button_id", &T::button_id, "the button")
                    .example("\"20ff0b3f-fbed-49f4-b13f-788c9ec66f03\"")
                    .questions("A35"));

}  // namespace livechat::customer::inline v0
