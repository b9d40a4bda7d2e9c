// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/client.hpp>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "client/client_impl.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/validate.hpp"

namespace livechat::customer::inline v0::detail {

/// The payload with the members of `extra` put in; what keeps them from it when they do not go together.
[[nodiscard]] result<std::string> with_extra(std::string payload, const json_text& extra);

/// Reads an answer as its struct.
template <class Response>
[[nodiscard]] result<Response> answer_as(std::string_view action, result<std::string> answer) {
  if (!answer) return answer.error();
  auto read = wire::decode<Response>(*answer, wire::shape::served);
  if (auto* good = std::get_if<Response>(&read)) return std::move(*good);
  error strange(client_errc::unexpected_answer, outcome::unknown, std::get<wire::problem>(read).words());
  return std::move(strange.about(std::string(action), {}));
}

}  // namespace livechat::customer::inline v0::detail
