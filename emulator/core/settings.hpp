// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "emulator/core/license.hpp"
#include "emulator/core/limits.hpp"
#include "emulator/core/script.hpp"
#include "machine/instant.hpp"
#include "wire/envelope.hpp"

namespace livechat::emulator::core {

using machine::duration;
using machine::instant;

struct service_settings {
  using wall_clock = std::chrono::sys_time<std::chrono::microseconds>;

  /// Ids, tokens and the order of things: the same seed and the same facts give the same effects.
  std::uint64_t seed = 1;

  /// The wall clock at instant 0, for `created_at`. 2026-01-01T00:00:00Z unless the shell says better.
  wall_clock started_at = wall_clock(std::chrono::seconds(1767225600));

  /// Who knows it may control the emulator over HTTP; nobody may when it is empty. Made by the shell: it must be of real
  /// chance, whatever the seed.
  std::string control_secret;

  /// The token of the organization, with which programs of agents ask for tokens of customers; empty: one is made.
  std::string agent_token;

  /// How long tokens of the token service are good that nobody wanted another life for.
  duration token_lifetime = limits::token_life;

  /// Groups, agents, forms and greetings. The agent of the script is added to the agents, in every group.
  core::license license = demo_license();

  /// Who answers in chats, and how.
  core::script script = support_script();

  /// Scales every delay of the script; 0: at once.
  double pace = 1;

  /// How long each answer takes: at 0 requests are carried out on arrival, so that none is ever pending.
  duration answer_delay{0};

  duration login_limit = limits::login;
  duration idle_limit = limits::idle;
  duration request_timeout = limits::request_timeout;

  /// How long nothing happens in a thread until it closes by itself; 0: it stays open.
  duration thread_idle_limit = limits::thread_idle;

  std::size_t pending_limit = limits::pending_requests;

  /// One *active* chat per customer (question A06). Closed ones do not count.
  bool is_one_active_chat_per_customer = true;

  customer::wire::error_place errors = customer::wire::error_place::in_payload;
};

}  // namespace livechat::emulator::core
