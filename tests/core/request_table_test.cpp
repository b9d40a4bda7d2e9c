// SPDX-License-Identifier: Apache-2.0
#include "core/request_table.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;

constexpr instant submitted_at{1'000'000'000};

constexpr ticket call(std::uint64_t number) { return static_cast<ticket>(number); }

void add(request_table& table, std::uint64_t number, const char* action = "a", instant deadline = submitted_at + 20s) {
  REQUIRE(table.has_room());
  table.add({call(number), action, "{}", deadline});
}

std::optional<request_table::sending> next_of(request_table& table, instant now, std::uint64_t epoch) {
  return table.take_next(now, epoch, limits::window, 1, [](std::string_view) { return true; });
}

/// Sends whatever the window takes; returns the ids.
std::vector<std::string> send_all(request_table& table, instant now = submitted_at) {
  std::vector<std::string> ids;
  while (auto next = next_of(table, now, 1)) ids.push_back(std::move(next->request_id));
  return ids;
}

}  // namespace

TEST_CASE("an empty table gives nothing") {
  request_table table;
  CHECK_FALSE(next_of(table, submitted_at, 1).has_value());
  CHECK_FALSE(table.answered("1-1").has_value());
  CHECK_FALSE(table.answered("").has_value());
  CHECK_FALSE(table.cancel(call(1)).has_value());
  CHECK_FALSE(table.take_overdue(submitted_at).has_value());
  CHECK_FALSE(table.next_deadline().has_value());
  CHECK(table.take_waiting().empty());
  CHECK(table.take_in_flight().empty());
  CHECK(table.open() == 0);
}

TEST_CASE("requests leave in the order in which they came") {
  request_table table;
  add(table, 1, "first");
  add(table, 2, "second");
  const auto first = next_of(table, submitted_at, 7);
  const auto second = next_of(table, submitted_at, 7);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  CHECK(first->action == "first");
  CHECK(first->payload == "{}");
  CHECK(second->action == "second");
  CHECK(first->request_id == "7-1");
  CHECK(second->request_id == "7-2");
  CHECK(table.open() == 2);
}

TEST_CASE("a request leaves with the version it asks for") {
  request_table table;
  table.add({call(1), "a", "{}", submitted_at + 20s, livechat::customer::api_version::v3_7});
  add(table, 2);
  const auto first = next_of(table, submitted_at, 1);
  const auto second = next_of(table, submitted_at, 1);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  CHECK(first->version == livechat::customer::api_version::v3_7);
  CHECK_FALSE(second->version.has_value());
}

TEST_CASE("an answer ends the request it belongs to, once") {
  request_table table;
  add(table, 1, "first");
  add(table, 2, "second");
  const auto ids = send_all(table);
  const auto ended = table.answered(ids[1]);
  REQUIRE(ended.has_value());
  CHECK(ended->what.call == call(2));
  CHECK(ended->what.action == "second");
  CHECK(ended->request_id == ids[1]);
  CHECK(ended->was_sent);
  CHECK_FALSE(table.answered(ids[1]).has_value());
  CHECK(table.open() == 1);
  CHECK(table.in_flight() == 1);
}

TEST_CASE("nine requests are in flight at most and a tenth place is kept for ping") {
  request_table table;
  for (std::uint64_t i = 1; i <= 12; ++i) add(table, i);
  CHECK(send_all(table).size() == limits::window);
  add(table, 13, "ping");
  add(table, 14, "ping");
  const auto ping = next_of(table, submitted_at, 1);
  REQUIRE(ping.has_value());
  CHECK(ping->action == "ping");
  CHECK_FALSE(next_of(table, submitted_at, 1).has_value());
  CHECK(table.in_flight() == limits::window_for_ping);
}

TEST_CASE("pings alone fill ten places") {
  request_table table;
  for (std::uint64_t i = 1; i <= 12; ++i) add(table, i, "ping");
  CHECK(send_all(table).size() == limits::window_for_ping);
}

TEST_CASE("a place is free again after an answer") {
  request_table table;
  for (std::uint64_t i = 1; i <= 11; ++i) add(table, i);
  const auto ids = send_all(table);
  CHECK(table.answered(ids[4]).has_value());
  const auto next = next_of(table, submitted_at, 1);
  REQUIRE(next.has_value());
  CHECK_FALSE(next_of(table, submitted_at, 1).has_value());
  CHECK(table.answered(next->request_id)->what.call == call(10));
}

TEST_CASE("a thousand requests wait at most") {
  request_table table;
  for (std::uint64_t i = 1; i <= limits::waiting_requests; ++i) add(table, i);
  CHECK_FALSE(table.has_room());
  CHECK(table.open() == limits::waiting_requests);
  CHECK(next_of(table, submitted_at, 1).has_value());
  add(table, 5001);
  CHECK_FALSE(table.has_room());
}

TEST_CASE("a request that waits is cancelled without a trace") {
  request_table table;
  add(table, 1);
  const auto ended = table.cancel(call(1));
  REQUIRE(ended.has_value());
  CHECK_FALSE(ended->was_sent);
  CHECK(ended->request_id.empty());
  CHECK_FALSE(table.cancel(call(1)).has_value());
  CHECK_FALSE(table.next_deadline().has_value());
  CHECK(send_all(table).empty());
}

TEST_CASE("a request that left is cancelled and its late answer is swallowed") {
  request_table table;
  add(table, 1);
  const auto ids = send_all(table);
  const auto ended = table.cancel(call(1));
  REQUIRE(ended.has_value());
  CHECK(ended->was_sent);
  CHECK(ended->request_id == ids[0]);
  CHECK(table.open() == 0);
  CHECK(table.in_flight() == 1);
  CHECK_FALSE(table.cancel(call(1)).has_value());
  CHECK_FALSE(table.answered(ids[0]).has_value());
  CHECK(table.in_flight() == 0);
}

TEST_CASE("an abandoned request leaves its place behind for twenty seconds") {
  request_table table;
  for (std::uint64_t i = 1; i <= 9; ++i) add(table, i, "a", submitted_at + 1s);
  CHECK(send_all(table).size() == 9);
  for (int i = 0; i < 9; ++i) CHECK(table.take_overdue(submitted_at + 1s).has_value());
  CHECK_FALSE(table.take_overdue(submitted_at + 1s).has_value());
  add(table, 10, "a", submitted_at + 1h);
  CHECK_FALSE(next_of(table, submitted_at + 1s, 1).has_value());
  CHECK(table.next_deadline() == submitted_at + limits::slot_held_after_write);
  CHECK_FALSE(table.take_overdue(submitted_at + limits::slot_held_after_write - 1ns).has_value());
  CHECK(table.in_flight() == 9);
  CHECK_FALSE(table.take_overdue(submitted_at + limits::slot_held_after_write).has_value());
  CHECK(table.in_flight() == 0);
  CHECK(next_of(table, submitted_at + limits::slot_held_after_write, 1).has_value());
}

TEST_CASE("overdue requests are taken out one by one") {
  request_table table;
  add(table, 1, "a", submitted_at + 5s);
  add(table, 2, "a", submitted_at + 3s);
  CHECK(send_all(table).size() == 2);
  add(table, 3, "a", submitted_at + 4s);
  CHECK(table.next_deadline() == submitted_at + 3s);
  CHECK_FALSE(table.take_overdue(submitted_at + 3s - 1ns).has_value());
  const auto first = table.take_overdue(submitted_at + 3s);
  REQUIRE(first.has_value());
  CHECK(first->what.call == call(2));
  CHECK(first->was_sent);
  CHECK_FALSE(table.take_overdue(submitted_at + 3s).has_value());
  const auto second = table.take_overdue(submitted_at + 10s);
  REQUIRE(second.has_value());
  CHECK(second->what.call == call(3));
  CHECK_FALSE(second->was_sent);
  CHECK(table.take_overdue(submitted_at + 10s)->what.call == call(1));
  CHECK_FALSE(table.take_overdue(submitted_at + 10s).has_value());
  CHECK(table.open() == 0);
}

TEST_CASE("a request whose deadline is over does not leave any more") {
  request_table table;
  add(table, 1, "late", submitted_at + 1s);
  add(table, 2, "in time", submitted_at + 2s);
  const auto next = next_of(table, submitted_at + 1s, 1);
  REQUIRE(next.has_value());
  CHECK(next->action == "in time");
  CHECK_FALSE(next_of(table, submitted_at + 1s, 1).has_value());
  const auto ended = table.take_overdue(submitted_at + 1s);
  REQUIRE(ended.has_value());
  CHECK(ended->what.call == call(1));
  CHECK_FALSE(ended->was_sent);
}

TEST_CASE("a lost link ends what is in flight and leaves what waits") {
  request_table table;
  for (std::uint64_t i = 1; i <= 10; ++i) add(table, i);
  const auto ids = send_all(table);
  CHECK(table.cancel(call(5)).has_value());
  const auto lost = table.take_in_flight();
  REQUIRE(lost.size() == 8);
  CHECK(lost[0].what.call == call(1));
  CHECK(lost[0].request_id == ids[0]);
  CHECK(lost[0].was_sent);
  CHECK(lost[7].what.call == call(9));
  CHECK(table.in_flight() == 0);
  CHECK(table.open() == 1);
  CHECK_FALSE(table.answered(ids[0]).has_value());
  const auto next = next_of(table, submitted_at, 2);
  REQUIRE(next.has_value());
  CHECK(next->request_id == "2-10");
}

TEST_CASE("what waits is taken out whole") {
  request_table table;
  add(table, 1, "first");
  add(table, 2, "second");
  const auto waiting = table.take_waiting();
  REQUIRE(waiting.size() == 2);
  CHECK(waiting[1].what.call == call(2));
  CHECK(waiting[1].what.action == "second");
  CHECK_FALSE(waiting[1].was_sent);
  CHECK(table.open() == 0);
  CHECK_FALSE(table.next_deadline().has_value());
}

TEST_CASE("a request with a long deadline gives up its place after twenty seconds and can still be answered") {
  request_table table;
  for (std::uint64_t i = 1; i <= limits::window + 1; ++i) add(table, i, "a", submitted_at + 10min);
  CHECK(send_all(table).size() == limits::window);
  const instant later = submitted_at + limits::slot_held_after_write;
  CHECK(table.next_deadline() == later);
  CHECK_FALSE(table.take_overdue(later).has_value());
  CHECK(send_all(table, later).size() == 1);
  CHECK(table.answered("1-1").has_value());
  CHECK(table.next_deadline() == later + limits::slot_held_after_write);
}
