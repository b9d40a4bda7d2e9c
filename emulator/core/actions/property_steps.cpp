// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/property_steps.hpp"

#include "emulator/core/property_tree.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;
using customer::server_error;

server_error nothing_named() { return refusal(server_errc::validation, "properties: none are named"); }

std::optional<server_error> problem_of(const customer::properties& there, const customer::properties& wanted,
                                       property_place place) {
  if (says_nothing(wanted)) return nothing_named();
  if (auto wrong = write_problem(wanted, place)) return wrong;
  if (is_too_much(there, wanted)) return refusal(server_errc::limit_reached);
  return std::nullopt;
}

std::optional<server_error> problem_of(const customer::properties_to_delete& wanted, property_place place) {
  if (says_nothing(wanted)) return nothing_named();
  return delete_problem(wanted, place);
}

}  // namespace

std::optional<customer::properties> set_properties(exchange& call, customer::properties& there,
                                                   const customer::properties& wanted, property_place place) {
  if (const auto wrong = problem_of(there, wanted, place)) {
    call.refuse(*wrong);
    return std::nullopt;
  }
  return readable(merge(there, wanted), place);
}

std::optional<customer::properties_to_delete> delete_properties(exchange& call, customer::properties& there,
                                                                const customer::properties_to_delete& wanted,
                                                                property_place place) {
  if (const auto wrong = problem_of(wanted, place)) {
    call.refuse(*wrong);
    return std::nullopt;
  }
  return erase(there, wanted);
}

}  // namespace livechat::emulator::core::actions
