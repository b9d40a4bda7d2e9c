// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <livechat/customer/error.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/as_of.hpp"
#include "emulator/core/connections.hpp"
#include "emulator/core/refusal.hpp"
#include "emulator/core/scripted_agents.hpp"
#include "emulator/core/settings.hpp"
#include "emulator/core/waiting_line.hpp"
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
  customer::api_version version;  ///< of the frame, or else of the connection
  bool is_timed_out;              ///< `request_timeout` was the answer: what is done now is done without another one

  template <customer::described Answer>
  void answer(const Answer& what) {
    if (is_timed_out) return;
    links.answer(from, request.request_id, request.action, customer::wire::encode(as_of(version, what)));
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

  /// Tells all of them alike: this push comes along with what was asked for. LiveChat's Customer SDK 4.0.2 takes an
  /// `incoming_event` with the id of a request for the answer to it, and throws when it has one already (question C09).
  template <customer::described Push>
  void mention(const Push& push) {
    links.announce(from.customer_id, push);
  }

  /// Tells those who have moved up in a queue.
  void announce(const std::vector<line_move>& moves);

  /// Who asks. Precondition: has logged in.
  [[nodiscard]] customer_record& customer() { return state.customer_with(from.customer_id); }

  // What the request names. Each refuses the request and gives null when it is not there or not the customer's.

  /// For reading. Reading of question E03: `not_found` when there is no such chat, `authorization` when it is somebody
  /// else's.
  [[nodiscard]] chat_record* own_chat(std::string_view chat_id);

  /// For writing. Question A13: `not_allowed` for a customer who was removed from the chat. Question A18:
  /// `chat_anonymized` for chats that are.
  [[nodiscard]] chat_record* writable_chat(std::string_view chat_id);

  [[nodiscard]] thread_record* thread_of(chat_record& chat, std::string_view thread_id);

  /// An event that the customer can see.
  [[nodiscard]] customer::event* event_of(chat_record& chat, thread_record& thread, std::string_view event_id);
};

}  // namespace livechat::emulator::core
