// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "emulator/core/exchange.hpp"
#include "wire/decode.hpp"
#include "wire/validate.hpp"

namespace livechat::emulator::core::actions {

enum class needs : std::uint8_t { login, nothing };

/// An action that the service knows: its name, and who carries it out.
struct row {
  std::string_view name;
  void (*carry_out)(exchange& call);
  needs need;
};

/// Reads the payload as a `Request` by its description, checks its bounds, and only then does it.
template <customer::described_action Request, void (*Do)(exchange&, const Request&)>
void read_and_do(exchange& call) {
  auto read = customer::wire::decode<Request>(call.request.payload, customer::wire::shape::sent);
  if (const auto* wrong = std::get_if<customer::wire::problem>(&read)) return call.refuse(refusal(*wrong));
  const auto& request = std::get<Request>(read);
  if (const auto wrong = customer::wire::validate(request)) return call.refuse(refusal(*wrong));
  Do(call, request);
}

/// Null when there is no such action.
[[nodiscard]] const row* find(std::string_view name);

}  // namespace livechat::emulator::core::actions
