// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/connect_gate.hpp"
#include "core/session.hpp"
#include "machine/random.hpp"

namespace livechat::simulation {

struct storm_settings {
  std::size_t clients = 1000;
  std::size_t per_second = customer::core::limits::gate_per_second;
  std::size_t not_logged_in = customer::core::limits::gate_not_logged_in;
  unsigned refused_percent = 0;  ///< of the tries to connect
  std::uint64_t seed = 1;
};

/// Many clients of one process at its one gate, in simulated time, over a service that lets everybody in, after a while.
class storm {
 public:
  explicit storm(storm_settings settings);

  void connect_all();

  /// All links break at the same instant.
  void drop_all();

  /// Runs until all are live, for `most` at most. Returns whether they are.
  [[nodiscard]] bool run_until_all_live(machine::duration most);

  [[nodiscard]] machine::instant now() const noexcept { return now_; }
  [[nodiscard]] std::size_t live() const;

  /// When connections were begun.
  [[nodiscard]] const std::vector<machine::instant>& begun() const noexcept { return begun_; }

  /// The most that were begun and had not logged in, at any time.
  [[nodiscard]] std::size_t most_not_logged_in() const noexcept { return most_not_logged_in_; }

 private:
  struct client {
    customer::core::session session;
    customer::core::gate_pass pass{};
    customer::core::link_id link{};
    bool is_open = false;
    bool is_logging_in = false;
  };

  using fact = std::function<void(customer::core::session&)>;

  void state(std::size_t who, const fact& what);
  void plan(machine::duration in, std::size_t who, fact what);
  void perform(std::size_t who, const customer::core::effect& what);
  void let_in();
  [[nodiscard]] bool step(machine::instant end);
  [[nodiscard]] machine::duration latency();

  storm_settings settings_;
  machine::random random_;
  machine::instant now_{1'000'000'000'000};
  customer::core::connect_gate gate_;
  std::vector<client> clients_;
  std::map<customer::core::gate_pass, std::size_t> waiting_;
  std::multimap<machine::instant, std::pair<std::size_t, fact>> planned_;
  std::set<std::pair<machine::instant, std::size_t>> deadlines_;
  std::vector<std::optional<machine::instant>> deadline_of_;
  std::vector<machine::instant> begun_;
  std::uint64_t passes_ = 0;
  std::uint64_t calls_ = 0;
  std::size_t not_logged_in_ = 0;
  std::size_t most_not_logged_in_ = 0;
};

}  // namespace livechat::simulation
