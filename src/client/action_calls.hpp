// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/client.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "client/client_impl.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/validate.hpp"

namespace livechat::customer::inline v0::detail {

/// The version of the API in which a call is made.
[[nodiscard]] api_version version_for(const config& settings, const call_options& options);

/// What is wrong with the version that a call asks for: it may be the connection's or a later one.
[[nodiscard]] std::optional<error> version_problem(const config& settings, const call_options& options);

/// What keeps an action out of a version of the API.
[[nodiscard]] std::optional<error> not_in_version(const describe::about& action, api_version version);

/// The payload with the members of `extra` put in; what keeps them from it when they do not go together.
[[nodiscard]] result<std::string> with_extra(std::string payload, const json_text& extra);

/// A request that is not in order.
[[nodiscard]] error refused(std::string why);

/// What goes over the wire for a request, or why nothing does.
template <class Action>
[[nodiscard]] result<std::string> payload_of(const Action& request, const config& settings,
                                             const call_options& options) {
  const auto version = version_for(settings, options);
  if (auto no = version_problem(settings, options)) return std::move(*no);
  if (auto no = not_in_version(description<Action>, version)) return std::move(*no);
  auto payload = wire::encode(request);
  if (settings.validates_requests()) {
    if (const auto wrong = wire::validate(request, version)) return refused(wrong->words());
  } else if (const auto wrong = wire::json::check(payload)) {
    // Whoever checks nothing must not break the frame around it either.
    return refused("not JSON: " + *wrong);
  }
  return with_extra(std::move(payload), options.extra());
}

/// Reads an answer as its struct.
template <class Response>
[[nodiscard]] result<Response> answer_as(std::string_view action, result<std::string> answer) {
  if (!answer) return answer.error();
  auto read = wire::decode<Response>(*answer, wire::shape::served);
  if (auto* good = std::get_if<Response>(&read)) return std::move(*good);
  error strange(client_errc::unexpected_answer, outcome::unknown, std::get<wire::problem>(read).words());
  return std::move(strange.about(std::string(action), {}));
}

/// A call that ends before it begins.
template <class Response>
[[nodiscard]] operation<Response> ended_with(error no, client_impl& impl, std::string action) {
  auto state = std::make_shared<operation_state<Response>>(impl.callbacks(), nullptr);
  state->complete(std::move(no.about(std::move(action), {})));
  return operation<Response>(std::move(state));
}

/// Sends a request as its action and reads the answer.
template <class Action>
[[nodiscard]] operation_of<Action> call_of(const Action& request, client_impl& impl, const call_options& options) {
  using response = typename Action::response;
  std::string action(description<Action>.name);
  auto payload = payload_of(request, impl.settings(), options);
  if (!payload) return ended_with<response>(payload.error(), impl, std::move(action));
  const auto ticket = impl.new_ticket();
  auto state = std::make_shared<operation_state<response>>(impl.callbacks(), impl.canceller(ticket));
  impl.submit(action, std::move(*payload), options, ticket, [state, action](result<std::string> answer) {
    state->complete(answer_as<response>(action, std::move(answer)));
  });
  return operation<response>(std::move(state));
}

}  // namespace livechat::customer::inline v0::detail
