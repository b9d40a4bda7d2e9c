// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "wire/json.hpp"

/// A single member of an object, for those who need no more of it. Of equal members the last counts. The text must have
/// been checked; what is no object has no members.
namespace livechat::customer::wire::json {

[[nodiscard]] std::optional<value> member_of(std::string_view object, std::string_view name);

/// The text of a member; empty when it is not there or no text.
[[nodiscard]] std::string text_member(std::string_view object, std::string_view name);

/// A member that is a whole number.
[[nodiscard]] std::optional<std::int64_t> number_member(std::string_view object, std::string_view name);

}  // namespace livechat::customer::wire::json
