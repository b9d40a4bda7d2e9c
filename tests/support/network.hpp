// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/effect.hpp"
#include "machine/instant.hpp"
#include "machine/random.hpp"

namespace livechat::simulation {

/// How well the network works.
struct weather {
  machine::duration latency_least = std::chrono::milliseconds(5);
  machine::duration latency_most = std::chrono::milliseconds(60);
  unsigned refused_percent = 0;      ///< of the tries to connect
  unsigned unanswered_percent = 0;   ///< of the tries to connect: nobody says anything
  unsigned silent_cut_percent = 50;  ///< of the cuts: neither side is told
};

/// What arrives somewhere.
struct connect_answered {
  bool is_accepted;
};
struct text_at_server {
  std::string text;
};
struct text_at_client {
  std::string text;
};
struct ping_at_server {};
struct pong_at_client {};
struct write_done {};
struct end_at_server {};
struct end_at_client {};
using arrival = std::variant<connect_answered, text_at_server, text_at_client, ping_at_server, pong_at_client,
                             write_done, end_at_server, end_at_client>;

/// Who hears nothing more of the other, while the other hears it.
enum class deaf_end : std::uint8_t { client, server };

/// A network of one client and one server, in simulated time: in order within a direction, late by chance, cut at will.
/// Knows nothing of what it carries.
class network {
 public:
  network(weather conditions, std::uint64_t seed) : conditions_(conditions), random_(seed) {}

  void connect(machine::instant now, customer::core::link_id link);
  void to_server(machine::instant now, customer::core::link_id link, arrival what);
  void to_client(machine::instant now, customer::core::link_id link, arrival what);
  void close(machine::instant now, customer::core::link_id link);

  /// The connection breaks: nothing that is under way arrives. Told to both ends, or to none.
  void cut(machine::instant now, customer::core::link_id link);
  void cut(machine::instant now, customer::core::link_id link, bool is_silent);

  /// Nothing arrives at that end any more, and neither is told.
  void deafen(customer::core::link_id link, deaf_end who);

  [[nodiscard]] std::optional<machine::instant> next() const;

  /// The next thing that arrives. Precondition: there is one.
  [[nodiscard]] std::pair<customer::core::link_id, arrival> take();

 private:
  struct path {
    machine::instant last_to_server;
    machine::instant last_to_client;
    std::optional<deaf_end> deaf{};
  };

  void drop_all(customer::core::link_id link);
  void plan(machine::instant when, customer::core::link_id link, arrival what);
  [[nodiscard]] machine::duration latency() {
    return random_.between(conditions_.latency_least, conditions_.latency_most);
  }
  [[nodiscard]] bool chance(unsigned percent) { return random_.below(100) < percent; }

  weather conditions_;
  machine::random random_;
  std::map<std::pair<machine::instant, std::uint64_t>, std::pair<customer::core::link_id, arrival>> planned_;
  std::map<customer::core::link_id, path> paths_;
  std::uint64_t sequence_ = 0;
};

}  // namespace livechat::simulation
