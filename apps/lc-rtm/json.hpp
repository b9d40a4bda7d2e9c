// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// As much JSON as a command line needs, by the library's own reader. Values stay text here too.
namespace lc_rtm::json {

/// The text as a JSON string, in quotes.
[[nodiscard]] std::string quoted(std::string_view text);

/// Whether `text` is one JSON value and nothing else.
[[nodiscard]] bool is_value(std::string_view text);

using members = std::map<std::string, std::string, std::less<>>;

/// The members of an object, their values as they stand in the text; nothing when it is no JSON object.
[[nodiscard]] std::optional<members> members_of(std::string_view text);

/// What a JSON string says; empty when `value` is none.
[[nodiscard]] std::string string_of(std::string_view value);

}  // namespace lc_rtm::json
