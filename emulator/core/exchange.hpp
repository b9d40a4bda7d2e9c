// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/error.hpp>
#include <string>
#include <string_view>

#include "emulator/core/connections.hpp"
#include "emulator/core/refusal.hpp"
#include "emulator/core/scripted_agents.hpp"
#include "emulator/core/settings.hpp"
#include "emulator/core/world.hpp"
#include "wire/encode.hpp"
#include "wire/envelope.hpp"

namespace livechat::emulator::core {

/// One request while it is carried out: everything an action may touch.
///
/// An action answers or refuses once, and then announces: the answer comes before the pushes it causes. The docs imply
/// that order without saying it (question C09).
struct exchange {
  instant now;
  const service_settings& settings;
  world& state;
  connections& links;
  scripted_agents& agents;
  connection& from;
  const customer::wire::request_frame& request;
  bool is_timed_out;  ///< `request_timeout` was the answer: what is done now is done without another one

  template <customer::described Answer>
  void answer(const Answer& what) {
    if (!is_timed_out) links.answer(from, request.request_id, request.action, customer::wire::encode(what));
  }

  void refuse(const customer::server_error& why) {
    if (!is_timed_out) links.refuse(from, request.request_id, request.action, why);
  }
  void refuse(customer::server_errc why, std::string message = {}) { refuse(refusal(why, std::move(message))); }

  /// Tells all connections of the customer; the requester's own with the id of its request.
  template <customer::described Push>
  void announce(const Push& push) {
    links.announce(from.customer_id, push, requester{from.id, request.request_id});
  }

  /// The chat of that id if it is this customer's; refuses the request otherwise.
  /// Reading of question E03: `not_found` when there is none, `authorization` when it is somebody else's.
  [[nodiscard]] chat_record* own_chat(std::string_view chat_id);
};

}  // namespace livechat::emulator::core
