// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <optional>
#include <string_view>

namespace livechat::emulator::core {

/// What the answer to an upgrade says of a version that is on its way out: a header.
struct lifecycle_notice {
  std::string_view name;
  std::string_view until;  ///< YYYY-MM-DD
};

/// Nothing for versions that are neither legacy nor deprecated. The docs give names and form of the headers and say for
/// which stages they are; the dates are made up, as the docs name none. Question C16: only the page of 3.4 says that
/// WebSockets have them; here all do.
[[nodiscard]] std::optional<lifecycle_notice> lifecycle_of(customer::api_version version);

}  // namespace livechat::emulator::core
