// SPDX-License-Identifier: Apache-2.0
#include "client/login_check.hpp"

#include <livechat/customer/api_version.hpp>

#include "wire/encode.hpp"
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
  for (const auto& [version, names] : data.pushes) {
    if (!api_version_of(version)) return "login_data.pushes." + version + ": not a known version of the API";
  }
  return std::nullopt;
}

}  // namespace livechat::customer::inline v0::detail
