// SPDX-License-Identifier: Apache-2.0
// The ways of taking pushes, through a client.
#include <doctest/doctest.h>

#include <future>
#include <livechat/customer.hpp>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "recording_service.hpp"

namespace lc = livechat::customer;
using livechat::testing_support::recording_service;
using namespace std::chrono_literals;

namespace {

const std::string closed =
    R"({"version":"3.6","action":"chat_deactivated","type":"push","payload":{"chat_id":"C","thread_id":"T"}})";
const std::string unheard_of = R"({"version":"3.6","action":"moon_rose","type":"push","payload":{"phase":0.5}})";

/// What handlers saw, in order; every handler runs on the one callback thread.
class diary {
 public:
  void note(const std::string& line) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(line);
  }
  [[nodiscard]] std::vector<std::string> lines() const {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

/// Returns when everything that was posted to the callback thread before has run.
void settle(lc::client& client) {
  std::promise<void> ran;
  client.ping().then([&](const lc::result<lc::ping::response>&) { ran.set_value(); });
  ran.get_future().wait();
}

}  // namespace

TEST_CASE("a_push_reaches_every_handler_of_its_type_the_catch_all_and_who_pulls") {
  recording_service service;
  service.send_before("ping", {closed, unheard_of});
  diary seen;
  lc::client client(service.client_config());
  client.on<lc::chat_deactivated>([&](const lc::chat_deactivated& push) { seen.note("first " + push.thread_id); });
  client.on_push([&](const lc::push& push) { seen.note("any " + std::string(push.action())); });
  client.on<lc::chat_deactivated>([&](const lc::chat_deactivated& push) { seen.note("second " + push.thread_id); });
  client.on<lc::incoming_event>([&](const lc::incoming_event&) { seen.note("none of these came"); });
  settle(client);
  CHECK(seen.lines() == std::vector<std::string>{"first T", "any chat_deactivated", "second T", "any moon_rose"});
  const auto pulled = client.next_push().get();
  REQUIRE(pulled);
  REQUIRE(pulled->as<lc::chat_deactivated>() != nullptr);
  const auto unknown = client.next_push().get();
  REQUIRE(unknown);
  CHECK(unknown->action() == "moon_rose");
  CHECK(unknown->raw() == unheard_of);
}

TEST_CASE("a_cancelled_handler_hears_no_more") {
  recording_service service;
  diary seen;
  lc::client client(service.client_config());
  auto first = client.on<lc::chat_deactivated>([&](const lc::chat_deactivated&) { seen.note("first"); });
  client.on<lc::chat_deactivated>([&](const lc::chat_deactivated&) { seen.note("second"); });
  service.send_before("ping", {closed});
  settle(client);
  first.cancel();
  service.send_before("ping", {closed});
  settle(client);
  CHECK(seen.lines() == std::vector<std::string>{"first", "second", "second"});
}

TEST_CASE("what_a_handler_throws_is_told_and_the_others_are_called") {
  recording_service service;
  service.send_before("ping", {closed});
  diary seen;
  std::promise<lc::error> told;
  lc::client client(service.client_config());
  client.on_error([&](const lc::error& problem) { told.set_value(problem); });
  client.on<lc::chat_deactivated>([](const lc::chat_deactivated&) { throw std::runtime_error("mine"); });
  client.on_push([&](const lc::push& push) { seen.note(std::string(push.action())); });
  settle(client);
  auto future = told.get_future();
  REQUIRE(future.wait_for(10s) == std::future_status::ready);
  const auto problem = future.get();
  CHECK(problem.code() == lc::client_errc::handler_failed);
  CHECK(problem.detail() == "mine");
  CHECK(seen.lines() == std::vector<std::string>{"chat_deactivated"});
}

TEST_CASE("a_push_that_does_not_fit_its_struct_is_told_and_given_as_unknown") {
  recording_service service;
  service.send_before("ping",
                      {R"({"version":"3.6","action":"chat_deactivated","type":"push","payload":{"chat_id":"C"}})"});
  std::promise<lc::error> told;
  lc::client client(service.client_config());
  client.on_error([&](const lc::error& problem) { told.set_value(problem); });
  settle(client);
  const auto pulled = client.next_push().get();
  REQUIRE(pulled);
  CHECK(pulled->as<lc::unknown_push>() != nullptr);
  const auto problem = told.get_future().get();
  CHECK(problem.code() == lc::client_errc::unreadable_push);
  CHECK(problem.action() == "chat_deactivated");
  CHECK(problem.detail().find("thread_id: missing") != std::string::npos);
}
