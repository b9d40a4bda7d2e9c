// SPDX-License-Identifier: Apache-2.0
#include "client/login_check.hpp"

#include "wire/encode.hpp"
#include "wire/subscription_check.hpp"
#include "wire/validate.hpp"

namespace livechat::customer::inline v0::detail {

std::optional<std::string> login_problem(const login& data, const config& settings) {
  if (!settings.validates_requests()) {
    if (const auto wrong = wire::json::check(wire::encode(data))) return "login_data: not JSON: " + *wrong;
    return std::nullopt;
  }
  login checked = data;
  if (checked.token.empty()) checked.token = secret("-");  // it comes later
  if (const auto wrong = wire::validate(checked, settings.version())) return "login_data." + wrong->words();
  if (const auto wrong = wire::subscription_problem(data, settings.version())) return "login_data." + wrong->words();
  return std::nullopt;
}

}  // namespace livechat::customer::inline v0::detail
