// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/sendable.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "emulator/core/refusal.hpp"

namespace livechat::emulator::core {

namespace {

constexpr std::array<std::string_view, 7> sendable_types = {"message", "file",         "form",          "filled_form",
                                                            "custom",  "rich_message", "system_message"};

}  // namespace

std::optional<customer::wire::problem> unsendable(const customer::event& what) {
  const std::string_view type = what.type();
  if (std::find(sendable_types.begin(), sendable_types.end(), type) != sendable_types.end()) return std::nullopt;
  return customer::wire::problem{"type", "a customer cannot send events of type '" + printable(type) + "'"};
}

}  // namespace livechat::emulator::core
