// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/http/http_call.hpp"

#include <utility>

#include "emulator/core/http/control_secret.hpp"

namespace livechat::emulator::core {

std::optional<std::string_view> http_call::field(std::string_view lower_name) const {
  std::optional<std::string_view> found;
  for (const auto& one : fields) {
    if (one.name != lower_name) continue;
    if (found) return std::nullopt;
    found = one.value;
  }
  return found;
}

std::optional<std::string_view> http_call::parameter(std::string_view name) const {
  for (const auto& one : parameters) {
    if (one.name == name) return one.value;
  }
  return std::nullopt;
}

std::string_view http_call::bearer() const { return bearer_in(field("authorization").value_or("")); }

http_reply plain_reply(unsigned status, std::string text) {
  return {status, "text/plain; charset=utf-8", std::move(text), {}};
}

}  // namespace livechat::emulator::core
