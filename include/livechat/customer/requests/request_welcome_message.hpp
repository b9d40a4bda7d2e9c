// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/predicted_agent.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Asks for the message that greets the customer, and tells which agent a chat would go to.
///
/// Since version 3.6. Completes when the service has answered; the message itself comes later, as an
/// `incoming_welcome_message` push.
/// Answer: the id of the message, the agent, and whether the chat would be queued.
/// Errors: `group_offline` when the group is offline, `group_unavailable` when the group is routed by hand.
/// Source: RTM API reference v3.6, Request Welcome Message.
struct request_welcome_message {
  struct response {
    std::string id;  ///< of the welcome message
    customer::predicted_agent predicted_agent;
    bool queue = false;  ///< the chat would be queued

    response() = default;
  };

  std::optional<std::string> id;  ///< of one that was received before
  std::optional<std::int64_t> group_id;

  request_welcome_message() = default;
  explicit request_welcome_message(std::int64_t group_id_) : group_id(group_id_) {}
};

template <class T>
inline constexpr auto description<request_welcome_message::response, T> =
    describe::answer("request_welcome_message")
        .fields(
            describe::required("id", &T::id, "the welcome message").example("\"540eb790-17c1-47f9-9e2c-dca5a0960ab5\""),
            describe::required("predicted_agent", &T::predicted_agent, "the agent a chat would go to"),
            describe::required("queue", &T::queue, "whether the chat would be queued"));

template <class T>
inline constexpr auto description<request_welcome_message, T> =
    describe::action("request_welcome_message", "Asks for the message that greets the customer",
                     "RTM API reference v3.6, Request Welcome Message")
        .group("Other")
        .since(api_version::v3_6)
        .causes(describe::consequence("incoming_welcome_message", "asynchronous (said on the Web page)"))
        .fails_with(describe::failure("group_offline", "group is offline", describe::basis::customer_sdk),
                    describe::failure("group_unavailable", "manual routing is on for the group",
                                      describe::basis::customer_sdk))
        .questions("A36")
        .fields(describe::optional("id", &T::id, "a welcome message that was received before")
                    .example("\"540eb790-17c1-47f9-9e2c-dca5a0960ab5\"")
                    .questions("A36"),
                describe::optional("group_id", &T::group_id, "the group").questions("A36"));

}  // namespace livechat::customer::inline v0
