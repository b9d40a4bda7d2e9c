// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace livechat::customer::wire::test {

/// Whether we have a field or a word that the extract has not, and know why.
[[nodiscard]] bool is_known_extra(std::string_view place);

}  // namespace livechat::customer::wire::test
