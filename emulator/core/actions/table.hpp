// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "emulator/core/exchange.hpp"
#include "wire/decode.hpp"
#include "wire/validate.hpp"

namespace livechat::emulator::core::actions {

enum class needs : std::uint8_t { login, nothing };

/// An action that the service knows: its name, the versions that have it, and who carries it out.
struct row {
  std::string_view name;
  customer::api_version since;
  customer::api_version until;
  void (*carry_out)(exchange& call);
  needs need;
};

/// Question A20: too many session fields are `limit_reached`, as the Customer SDK page has it, and not `validation`,
/// which is what the bound in the description would make of them.
template <class Request>
[[nodiscard]] bool has_too_many_session_fields(const Request& request) {
  if constexpr (requires { request.session_fields.size(); }) {
    return request.session_fields.size() > customer::max_session_fields;
  } else {
    return false;
  }
}

/// Reads the payload as a `Request` by its description, checks its bounds, and only then does it. Fields that are newer
/// than the version are taken all the same: the docs do not say that the service looks. A word that the version does not
/// have is none of its words.
template <customer::described_action Request, void (*Do)(exchange&, const Request&)>
void read_and_do(exchange& call) {
  auto read = customer::wire::decode<Request>(call.request.payload, customer::wire::shape::sent);
  if (const auto* wrong = std::get_if<customer::wire::problem>(&read)) return call.refuse(refusal(*wrong));
  const auto& request = std::get<Request>(read);
  if (has_too_many_session_fields(request)) return call.refuse(customer::server_errc::limit_reached);
  const auto wrong = customer::wire::validate(request, customer::api_version::v3_7, call.version);
  if (wrong) return call.refuse(refusal(*wrong));
  Do(call, request);
}

/// Null when that version has no such action.
[[nodiscard]] const row* find(std::string_view name, customer::api_version version);

}  // namespace livechat::emulator::core::actions
