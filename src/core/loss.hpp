// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/error.hpp>
#include <livechat/customer/state.hpp>
#include <optional>
#include <string>
#include <system_error>

#include "machine/instant.hpp"

namespace livechat::customer::core {

/// Why a link is lost, in terms for the user and for the policy.
struct loss {
  std::error_code code;
  std::string reason;  ///< shown in states; may hold the service's words, short and printable
  link_layer layer = link_layer::none;
  loss_rule rule = loss_rule::none;  ///< what the tables say follows
  std::string cause;                 ///< the reason in our own words, for errors: `what()` quotes nobody
  std::string detail{};              ///< what `cause` says besides `code`
  std::optional<server_error> words{};
  std::string region{};                              ///< the right one, as the service names it; untrusted
  std::optional<machine::duration> asked_to_wait{};  ///< by the service or the server in front of it
};

}  // namespace livechat::customer::core
