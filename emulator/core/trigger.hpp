// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <livechat/customer/error.hpp>
#include <livechat/customer/json_text.hpp>
#include <optional>
#include <string>
#include <variant>

#include "emulator/core/connections.hpp"
#include "emulator/core/effect.hpp"

/// Pushes on demand: any of them, whether or not something has happened that would cause it.
namespace livechat::emulator::core {

/// Every connection that has logged in.
struct everybody {};

/// Every connection of one customer that has logged in.
struct one_customer {
  std::string id;
};

/// One connection is named by its id.
using trigger_target = std::variant<everybody, one_customer, connection_id>;

/// A push, and its payload in the names of version 3.6.
///
/// It is told like one that has a cause: to those who want it, in the shape of each version that they want, and to nobody
/// in a version that does not have it. `customer_disconnected` goes to all, as always (question C08), and closes nothing.
///
/// `is_forced`: the bytes of the payload are sent as they are, to all, under the version of each connection: names that
/// do not exist, fields that do not fit, no JSON at all. A connection that is named is sent it before its login, too.
struct trigger {
  std::string push;
  customer::json_text payload;
  bool is_forced = false;
};

struct trigger_result {
  std::size_t frames = 0;  ///< how many were sent
  std::optional<customer::server_error> error;

  explicit operator bool() const noexcept { return !error; }
};

/// What keeps a trigger from being told: a push that does not exist, a payload that is not as the push is described. Names
/// the place (`payload.event.text: missing`). A member that the push does not have is wrong as well: it would get lost.
[[nodiscard]] std::optional<customer::server_error> problem_of(const trigger& what);

/// Tells it. Nothing is sent when there is a problem, or when the connection that is named is not there.
trigger_result tell(connections& links, const trigger_target& whom, const trigger& what);

}  // namespace livechat::emulator::core
