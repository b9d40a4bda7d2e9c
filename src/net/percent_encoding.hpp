// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// RFC 3986, section 2.1.
namespace livechat::customer::net {

/// Everything but letters, digits and `-._~` is encoded.
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// Nothing: a % that no two hexadecimal digits follow.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace livechat::customer::net
