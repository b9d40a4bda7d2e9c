// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <livechat/customer/requests/login.hpp>
#include <optional>

#include "wire/decode.hpp"

namespace livechat::customer::wire {

/// What is wrong with the pushes that a login asks for, as somebody who connects with that version: a version that is
/// unknown or lower than the connection's, a name that no push of it has, or a list that leaves out what a client needs to
/// follow its chats and to obey the service's reasons to disconnect. Nothing when they are in order; asking for nothing
/// is: it means all of the connection's version (question C08).
[[nodiscard]] std::optional<problem> subscription_problem(const login& data, api_version version);

}  // namespace livechat::customer::wire
