// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/log.hpp>

namespace livechat::customer::inline v0 {

std::string_view to_string(log_level value) noexcept {
  switch (value) {
    case log_level::debug:
      return "debug";
    case log_level::info:
      return "info";
    case log_level::warning:
      return "warning";
    case log_level::error:
      return "error";
  }
  return "?";
}

}  // namespace livechat::customer::inline v0
