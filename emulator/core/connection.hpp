// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/secret.hpp>
#include <optional>
#include <string>

#include "emulator/core/agenda.hpp"
#include "emulator/core/effect.hpp"
#include "emulator/core/subscription.hpp"
#include "emulator/core/upgrade_request.hpp"
#include "wire/envelope.hpp"

namespace livechat::emulator::core {

enum class connection_phase : std::uint8_t {
  open,       ///< no login yet: nothing but `login` is carried out
  logged_in,  ///< has a customer
  gone,       ///< closed; what it had asked for is still carried out, its answers go nowhere
};

/// A request that was taken and not carried out yet.
struct pending_request {
  std::uint64_t number;
  customer::wire::request_frame request;
  std::optional<agenda::ticket> answer;
  std::optional<agenda::ticket> overdue;
  bool is_timed_out = false;
};

struct connection {
  connection_id id;
  upgrade_request upgrade;
  customer::api_version version = customer::default_api_version;  ///< of the path; frames may ask for a higher one
  connection_phase phase = connection_phase::open;
  std::string customer_id;
  customer::secret token;  ///< of the login
  subscription pushes;
  std::optional<agenda::ticket> limit;  ///< of the login, later of the next ping
  std::optional<agenda::ticket> token_end;
  std::deque<pending_request> pending;

  [[nodiscard]] bool is_logged_in() const noexcept { return phase == connection_phase::logged_in; }

  /// Requests that wait for an answer; those that got `request_timeout` have theirs.
  [[nodiscard]] std::size_t unanswered() const noexcept {
    std::size_t count = 0;
    for (const auto& one : pending) count += one.is_timed_out ? 0 : 1;
    return count;
  }
};

}  // namespace livechat::emulator::core
