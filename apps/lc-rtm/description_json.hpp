// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "topics.hpp"

namespace lc_rtm {

/// What is known of it as one JSON object. Members that say nothing are left out.
[[nodiscard]] std::string description_json(const topic& one);

}  // namespace lc_rtm
