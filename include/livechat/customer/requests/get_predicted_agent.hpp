// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/predicted_agent.hpp>
#include <optional>

namespace livechat::customer::inline v0 {

/// Tells which agent a chat would go to if it began now, and whether it would be queued.
///
/// Until version 3.6; 3.7 has `request_welcome_message` instead. Completes when the service has answered; no push
/// follows. It takes nothing: the group is presumably that of the login.
/// Answer: the agent, and whether the chat would be queued.
/// Errors: `group_offline` when the group is offline, `group_unavailable` when no agent of it can take a chat.
/// Source: RTM API reference v3.6, Get Predicted Agent.
struct get_predicted_agent {
  struct response {
    std::optional<predicted_agent> agent;  ///< whether it is there when `queue` is true is not documented
    bool queue = false;                    ///< the chat would be queued

    response() = default;
  };

  get_predicted_agent() = default;
};

template <class T>
inline constexpr auto description<get_predicted_agent::response, T> =
    describe::answer("get_predicted_agent")
        .fields(describe::required("agent", &T::agent, "the agent")
                    .basis(describe::basis::sample)
                    .disputed()
                    .questions("A32"),
                describe::required("queue", &T::queue, "whether the chat would be queued"));

template <class T>
inline constexpr auto description<get_predicted_agent, T> =
    describe::action("get_predicted_agent", "Tells which agent a chat would go to now",
                     "RTM API reference v3.6, Get Predicted Agent")
        .group("Other")
        .until(api_version::v3_6)
        .replaced_by("request_welcome_message")
        .fails_with(describe::failure("group_offline", "group is offline"),
                    describe::failure("group_unavailable", "group online but no agent available"))
        .questions("A32")
        .note("the group is presumably that of the login")
        .fields();

}  // namespace livechat::customer::inline v0
