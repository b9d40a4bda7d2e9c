// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace lc_rtm {

/// A JSON object from `key=value` words: `a.b=c` becomes `{"a":{"b":"c"}}`. A value that is JSON by itself (number,
/// true, false, null, object, array, quoted text) is taken as it is, anything else as text.
/// Throws `failure` when words are not of that form or contradict each other.
[[nodiscard]] std::string payload_of(const std::vector<std::string>& fields);

}  // namespace lc_rtm
