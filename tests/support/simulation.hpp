// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/deadlines.hpp"
#include "core/session.hpp"
#include "emulator/core/service.hpp"
#include "support/network.hpp"
#include "support/trace.hpp"

namespace livechat::simulation {

using customer::core::link_id;
using customer::core::ticket;
using machine::duration;
using machine::instant;

struct simulation_settings {
  std::uint64_t seed = 1;
  weather network;
  emulator::core::service_settings service;
  bool keeps_trace = false;
};

/// What became of a call.
struct ending {
  std::string action;
  std::string custom_id;  ///< with `send_event`
  customer::result<std::string> value;
};

/// The client's core and the emulator's core in one simulated world: no socket, no thread, no clock.
///
/// Time jumps to the earliest of {arrival, client's deadline, server's deadline, planned act}. After every step the
/// invariants are checked; a broken one is written into `broken()` and into the trace.
class simulation {
 public:
  explicit simulation(simulation_settings settings);

  // What the user does.
  ticket connect(duration deadline = std::chrono::seconds(20));
  ticket request(std::string action, std::string payload, duration deadline = std::chrono::seconds(20));
  ticket send_message(std::string_view chat_id, std::string_view text, duration deadline = std::chrono::seconds(20));
  void cancel(ticket call);
  void close();
  void resume();

  // What the world does.
  void cut() { cut(std::nullopt); }
  void cut(std::optional<bool> is_silent);

  /// From now on nothing arrives at that end of the connection.
  void deafen(deaf_end who);

  /// Plans `act` for later.
  void at(instant when, std::function<void()> act);

  /// Called after each step, with its number: where faults are put in.
  void after_each_step(std::function<void(std::size_t step)> act) { after_step_ = std::move(act); }

  void run_until(instant when);

  /// Runs until the call has ended, for an hour at most; gives its ending, or null.
  const ending* run_until_ended(ticket call);

  [[nodiscard]] instant now() const noexcept { return now_; }
  [[nodiscard]] std::size_t steps() const noexcept { return steps_; }
  [[nodiscard]] const ending* ended(ticket call) const;
  [[nodiscard]] const std::map<ticket, ending>& endings() const noexcept { return endings_; }
  [[nodiscard]] const std::vector<std::string>& broken() const noexcept { return broken_; }
  [[nodiscard]] const trace& events() const noexcept { return trace_; }
  [[nodiscard]] customer::link_state state() const noexcept { return session_.state(); }
  [[nodiscard]] emulator::core::service& service() noexcept { return service_; }

  /// Pushes of an action that the user was given.
  [[nodiscard]] std::size_t pushes(std::string_view action) const;

  struct counters {
    std::size_t calls = 0;
    std::size_t cuts = 0;
    std::size_t logins = 0;
    std::size_t pings = 0;
    std::size_t texts = 0;
  };
  [[nodiscard]] const counters& counted() const noexcept { return counters_; }

  /// Events on the server with this custom id.
  [[nodiscard]] std::size_t copies_on_server(std::string_view custom_id) const;

  /// The end: closes, runs until quiet, and checks what must hold of a whole run. Returns everything that was broken.
  const std::vector<std::string>& finish();

 private:
  void step();
  void drain();
  void drain_client();
  void drain_server();
  void arrived(link_id link, arrival what);
  void perform(customer::core::effect what);
  void check_step();
  void check_outcomes();
  void check_pushes(const customer::core::deliver& what);
  void break_rule(std::string what);
  void note(std::string_view line) { trace_.add(now_, line); }
  [[nodiscard]] ticket new_call(std::string action, std::string custom_id);
  [[nodiscard]] std::optional<instant> next() const;
  [[nodiscard]] static emulator::core::connection_id connection_of(link_id link);

  simulation_settings settings_;
  instant now_;
  network network_;
  emulator::core::service service_;
  customer::core::session session_;
  trace trace_;

  struct made {
    std::string action;
    std::string custom_id;
  };
  std::map<ticket, made> calls_;
  std::map<ticket, ending> endings_;
  std::set<link_id> links_open_;
  std::set<std::string> events_seen_;
  std::map<std::string, std::size_t, std::less<>> pushes_;
  std::map<std::pair<instant, std::uint64_t>, std::function<void()>> acts_;
  std::function<void(std::size_t)> after_step_;
  std::vector<std::string> broken_;
  std::uint64_t sequence_ = 0;
  std::uint64_t tickets_ = 0;
  std::size_t steps_ = 0;
  bool was_stopped_ = false;
  counters counters_;
};

}  // namespace livechat::simulation
