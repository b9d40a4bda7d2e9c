// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/prediction_steps.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

std::optional<server_errc> problem_of(const route& where) {
  if (where.kind == route_kind::closed) return server_errc::group_offline;
  if (where.agent == nullptr) return server_errc::group_unavailable;
  return std::nullopt;
}

}  // namespace

std::optional<route> predict(exchange& call, std::int64_t group_id) {
  const core::license& license = call.state.license();
  const route where = route_for(license, customer::access({group_id}));
  const auto wrong =
      license.find_group(group_id) == nullptr ? std::optional(server_errc::group_not_found) : problem_of(where);
  if (!wrong) return where;
  call.refuse(*wrong);
  return std::nullopt;
}

}  // namespace livechat::emulator::core::actions
