// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/lifecycle.hpp"

namespace livechat::emulator::core {

std::optional<lifecycle_notice> lifecycle_of(customer::api_version version) {
  switch (version) {
    case customer::api_version::v3_4:
      return lifecycle_notice{"Deprecation", "2027-06-30"};
    case customer::api_version::v3_5:
      return lifecycle_notice{"Legacy", "2027-12-31"};
    case customer::api_version::v3_6:
    case customer::api_version::v3_7:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace livechat::emulator::core
