// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace livechat::emulator::core {

/// A customer as the service keeps one.
struct customer_record {
  std::string id;
  std::string organization_id;
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;
  std::vector<std::string> chat_ids;  ///< oldest first
};

}  // namespace livechat::emulator::core
