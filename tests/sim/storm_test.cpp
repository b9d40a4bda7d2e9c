// SPDX-License-Identifier: Apache-2.0
// A thousand clients of one process that begin, and fall, at the same instant.
#include "support/storm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

namespace {

using namespace std::chrono_literals;
using livechat::machine::instant;
using livechat::simulation::storm;
using livechat::simulation::storm_settings;

/// The most connects in any second, wherever it begins.
std::size_t most_in_a_second(const std::vector<instant>& begun) {
  std::size_t most = 0;
  for (auto first = begun.begin(); first != begun.end(); ++first) {
    const auto after = std::lower_bound(first, begun.end(), *first + 1s);
    most = std::max(most, static_cast<std::size_t>(after - first));
  }
  return most;
}

}  // namespace

TEST_CASE("a_storm_of_a_thousand_clients_keeps_to_the_gate_and_all_get_through") {
  for (const unsigned refused : {0U, 20U}) {
    storm_settings settings;
    settings.refused_percent = refused;
    storm clients(settings);
    clients.connect_all();
    CHECK(clients.run_until_all_live(10min));
    const auto first = clients.begun().size();
    CHECK(first >= 1000);
    clients.drop_all();
    CHECK(clients.live() == 0);
    CHECK(clients.run_until_all_live(10min));
    CHECK(clients.live() == 1000);
    CHECK(clients.begun().size() >= first + 1000);
    CHECK(most_in_a_second(clients.begun()) == settings.per_second);
    CHECK(clients.most_not_logged_in() <= settings.not_logged_in);
    if (refused == 0) CHECK(clients.begun().size() == 2000);
  }
}

TEST_CASE("a_storm_is_over_as_soon_as_the_gate_allows") {
  storm_settings settings;
  settings.not_logged_in = 1000;
  storm clients(settings);
  const auto began = clients.now();
  clients.connect_all();
  CHECK(clients.run_until_all_live(10min));
  // 1000 clients, 20 per second, the first 20 at once.
  CHECK(clients.now() - began >= 49s);
  CHECK(clients.now() - began <= 50s);
}

TEST_CASE("any_gate_is_kept_to") {
  for (const auto& [per_second, not_logged_in] :
       {std::pair<std::size_t, std::size_t>{1, 1}, {3, 2}, {50, 5}, {500, 500}}) {
    storm_settings settings;
    settings.clients = 100;
    settings.per_second = per_second;
    settings.not_logged_in = not_logged_in;
    settings.refused_percent = 10;
    storm clients(settings);
    clients.connect_all();
    CHECK(clients.run_until_all_live(1h));
    CHECK(most_in_a_second(clients.begun()) <= per_second);
    CHECK(clients.most_not_logged_in() <= not_logged_in);
  }
}
