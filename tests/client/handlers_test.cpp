// SPDX-License-Identifier: Apache-2.0
#include "client/handlers.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace livechat::customer;
using detail::handlers;

const auto nobody = [](const std::exception_ptr&) { FAIL("a handler threw"); };

}  // namespace

TEST_CASE("handlers are called in the order in which they were set") {
  const auto all = std::make_shared<handlers<int>>();
  std::vector<std::string> log;
  const auto a = all->add([&](int n) { log.push_back("a" + std::to_string(n)); });
  const auto b = all->add([&](int n) { log.push_back("b" + std::to_string(n)); });
  CHECK_FALSE(all->empty());
  all->call(1, nobody);
  all->call(2, nobody);
  CHECK(log == std::vector<std::string>{"a1", "b1", "a2", "b2"});
}

TEST_CASE("letting go of a subscription changes nothing and cancelling it does") {
  const auto all = std::make_shared<handlers<int>>();
  int called = 0;
  static_cast<void>(all->add([&](int) { ++called; }));
  all->call(1, nobody);
  CHECK(called == 1);
  auto second = all->add([&](int) { called += 10; });
  second.cancel();
  second.cancel();
  all->call(1, nobody);
  CHECK(called == 2);
  subscription nothing;
  nothing.cancel();
}

TEST_CASE("a handler may remove itself and others while it is called") {
  const auto all = std::make_shared<handlers<int>>();
  std::string log;
  subscription self;
  subscription next;
  self = all->add([&](int) {
    log += 'a';
    self.cancel();
    next.cancel();
  });
  next = all->add([&](int) { log += 'b'; });
  const auto last = all->add([&](int) { log += 'c'; });
  all->call(1, nobody);
  all->call(2, nobody);
  CHECK(log == "acc");
}

TEST_CASE("a handler that is added during a call is called from the next on") {
  const auto all = std::make_shared<handlers<int>>();
  int added = 0;
  const auto first = all->add([&](int n) {
    if (n == 1) static_cast<void>(all->add([&](int) { ++added; }));
  });
  all->call(1, nobody);
  CHECK(added == 0);
  all->call(2, nobody);
  CHECK(added == 1);
}

TEST_CASE("a handler that throws is told and the next one is called") {
  const auto all = std::make_shared<handlers<int>>();
  int called = 0;
  int thrown = 0;
  const auto bad = all->add([](int) { throw std::runtime_error("bad"); });
  const auto odd = all->add([](int) { throw 7; });
  const auto good = all->add([&](int) { ++called; });
  all->call(1, [&](const std::exception_ptr&) { ++thrown; });
  CHECK(called == 1);
  CHECK(thrown == 2);
}

TEST_CASE("a subscription may outlive its client") {
  auto all = std::make_shared<handlers<int>>();
  auto one = all->add([](int) {});
  all.reset();
  one.cancel();
}

TEST_CASE("a cancelled handler is let go of") {
  const auto all = std::make_shared<handlers<int>>();
  auto held = std::make_shared<int>(7);
  auto one = all->add([held](int) {});
  CHECK(held.use_count() == 2);
  one.cancel();
  CHECK(all->empty());
  CHECK(held.use_count() == 1);
}
