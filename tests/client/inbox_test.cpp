// SPDX-License-Identifier: Apache-2.0
#include "client/inbox.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

#include "hand_queue.hpp"

namespace {

using namespace livechat::customer;
using detail::inbox;
using detail::intake;
using detail::push_pile;
using namespace std::chrono_literals;

push numbered(std::size_t number, std::size_t bytes = 0) {
  return {push::variant(unknown_push(std::to_string(number), {})), {}, json_text(std::string(bytes, 'x'))};
}

std::string name_of(const std::optional<push>& found) {
  return found ? std::string(found->action()) : std::string("nothing");
}

inbox::puller new_puller(const std::shared_ptr<test::hand_queue>& queue) {
  return std::make_shared<detail::operation_state<std::optional<push>>>(queue, nullptr);
}

}  // namespace

TEST_CASE("pushes are pulled in the order in which they came") {
  inbox box;
  CHECK(name_of(box.take()) == "nothing");
  CHECK(box.put(numbered(1)) == intake::kept);
  CHECK(box.put(numbered(2)) == intake::kept);
  CHECK(name_of(box.take()) == "1");
  CHECK(name_of(box.take()) == "2");
  CHECK(name_of(box.take()) == "nothing");
}

TEST_CASE("before the first pull the newest pushes are kept and nobody is told") {
  inbox box;
  for (std::size_t i = 1; i <= inbox::kept_before_first_pull + 50; ++i) CHECK(box.put(numbered(i)) == intake::kept);
  for (std::size_t i = 51; i <= inbox::kept_before_first_pull + 50; ++i)
    CHECK(name_of(box.take()) == std::to_string(i));
  CHECK(name_of(box.take()) == "nothing");
}

TEST_CASE("after the first pull all pushes are kept up to the limit") {
  inbox box;
  int rooms = 0;
  box.on_room([&] { ++rooms; });
  static_cast<void>(box.take());
  for (std::size_t i = 1; i < push_pile::most_pushes; ++i) REQUIRE(box.put(numbered(i)) == intake::kept);
  CHECK_FALSE(box.is_full());
  CHECK(box.put(numbered(10'000)) == intake::full);
  CHECK(box.is_full());
  CHECK(box.put(numbered(10'001)) == intake::dropped);
  CHECK(name_of(box.take()) == "2");
  while (box.take()) {
  }
  CHECK_FALSE(box.is_full());
  CHECK(rooms == 1);
}

TEST_CASE("an inbox from which nobody pulls is never full") {
  inbox box;
  for (std::size_t i = 1; i <= 2 * push_pile::most_pushes; ++i) REQUIRE(box.put(numbered(i)) == intake::kept);
  CHECK_FALSE(box.is_full());
}

TEST_CASE("who waits gets the next push and it is kept for nobody else") {
  inbox box;
  const auto queue = std::make_shared<test::hand_queue>();
  const auto first = new_puller(queue);
  const auto second = new_puller(queue);
  box.take(first);
  box.take(second);
  CHECK_FALSE(first->is_complete());
  CHECK(box.put(numbered(1)) == intake::kept);
  CHECK(first->is_complete());
  CHECK_FALSE(second->is_complete());
  CHECK(box.put(numbered(2)) == intake::kept);
  CHECK(name_of(first->take().value()) == "1");
  CHECK(name_of(second->take().value()) == "2");
  CHECK(name_of(box.take()) == "nothing");
}

TEST_CASE("who pulls when pushes are there gets the oldest at once") {
  inbox box;
  const auto queue = std::make_shared<test::hand_queue>();
  CHECK(box.put(numbered(1)) == intake::kept);
  const auto puller = new_puller(queue);
  box.take(puller);
  REQUIRE(puller->is_complete());
  CHECK(name_of(puller->take().value()) == "1");
}

TEST_CASE("closing tells those who wait and keeps what is there") {
  inbox box;
  const auto queue = std::make_shared<test::hand_queue>();
  const auto waiting = new_puller(queue);
  box.take(waiting);
  box.close();
  box.close();
  REQUIRE(waiting->is_complete());
  CHECK_FALSE(waiting->take().value().has_value());
  CHECK(box.is_closed());
  const auto late = new_puller(queue);
  box.take(late);
  CHECK_FALSE(late->take().value().has_value());
}

TEST_CASE("pushes that came before closing can still be pulled and none comes after") {
  inbox box;
  CHECK(box.put(numbered(1)) == intake::kept);
  box.close();
  CHECK(box.put(numbered(2)) == intake::kept);
  CHECK(name_of(box.take()) == "1");
  CHECK(name_of(box.take()) == "nothing");
}

TEST_CASE("waiting ends with a push, with the time, and with closing") {
  inbox box;
  const auto past = std::chrono::steady_clock::now() - 1s;
  box.wait_until(past);
  CHECK(box.put(numbered(1)) == intake::kept);
  box.wait_until(std::chrono::steady_clock::now() + 1h);
  static_cast<void>(box.take());
  std::thread other([&] { box.close(); });
  box.wait_until(std::chrono::steady_clock::now() + 1h);
  other.join();
  CHECK(box.is_closed());
}
