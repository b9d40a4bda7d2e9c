// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "topics.hpp"

namespace lc_rtm {

/// What is known of it, for people: lines of at most 80 columns, unless a name or an example is longer.
[[nodiscard]] std::string description_text(const topic& one);

}  // namespace lc_rtm
