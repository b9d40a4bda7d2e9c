// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/config.hpp>
#include <livechat/customer/requests/login.hpp>
#include <optional>
#include <string>

namespace livechat::customer::inline v0::detail {

/// What is wrong with what a login is to say besides its token, in the library's words only; nothing when all is well.
[[nodiscard]] std::optional<std::string> login_problem(const login& data, const config& settings);

}  // namespace livechat::customer::inline v0::detail
