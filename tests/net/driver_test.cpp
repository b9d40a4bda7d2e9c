// SPDX-License-Identifier: Apache-2.0
#include "net/driver.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <livechat/customer/error.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "recording_observer.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

/// What a driver did with a link; the test plays the network.
struct script_link final : net::link {
  explicit script_link(link_observer& told) : observer(&told) {}

  void open() override { calls.emplace_back("open"); }
  void try_next_address() override { calls.emplace_back("try_next_address"); }
  void send_text(std::string text) override {
    calls.emplace_back("send_text");
    texts.push_back(std::move(text));
  }
  void send_ping() override { calls.emplace_back("send_ping"); }
  void close() override { calls.emplace_back("close"); }
  void abort() override { calls.emplace_back("abort"); }
  void detach() override {
    observer = nullptr;
    calls.emplace_back("detach");
  }

  void become_open() {
    observer->link_progressed(core::link_phase::resolving);
    observer->link_progressed(core::link_phase::connecting);
    observer->link_progressed(core::link_phase::upgrading);
    observer->link_opened();
  }

  link_observer* observer;
  std::vector<std::string> calls;
  std::vector<std::string> texts;
};

struct driver_rig final : driver_observer {
  net::loop loop;
  std::vector<std::shared_ptr<script_link>> links;
  std::vector<core::ticket> done;
  std::vector<std::error_code> codes;
  int reports = 0;
  std::function<void()> on_completed;
  std::function<void()> on_reported;
  std::unique_ptr<net::driver> driver;

  driver_rig() {
    core::session_settings settings;
    settings.login.token = "t0ken";
    driver = std::make_unique<net::driver>(
        loop, settings, 7,
        [this](link_observer& told) -> std::shared_ptr<net::link> {
          links.push_back(std::make_shared<script_link>(told));
          return links.back();
        },
        *this);
  }

  void completed(core::complete what) override {
    done.push_back(what.call);
    codes.push_back(what.value ? std::error_code() : what.value.error().code());
    if (on_completed) on_completed();
  }
  void delivered(core::deliver) override {}
  void reported(core::report) override {
    ++reports;
    if (on_reported) on_reported();
  }
  void complained(core::complain) override {}
  void logged(core::log_line) override {}

  [[nodiscard]] livechat::machine::instant soon() const { return loop.now() + std::chrono::seconds(5); }
};

}  // namespace

TEST_CASE("a_wanted_connection_opens_a_link_and_an_open_link_is_given_the_login") {
  driver_rig rig;
  rig.driver->connect_wanted(core::ticket{1}, rig.soon());
  REQUIRE(rig.links.size() == 1);
  CHECK(rig.links[0]->calls == std::vector<std::string>{"open"});
  rig.links[0]->become_open();
  REQUIRE(rig.links[0]->texts.size() == 1);
  CHECK(rig.links[0]->texts[0].find("\"login\"") != std::string::npos);
  CHECK(rig.reports > 0);
}

TEST_CASE("a_deadline_of_the_session_comes_through_the_one_alarm") {
  driver_rig rig;
  rig.driver->connect_wanted(core::ticket{1}, rig.loop.now() + std::chrono::milliseconds(20));
  REQUIRE([&] {
    while (rig.done.empty()) rig.loop.run_one();
    return true;
  }());
  CHECK(rig.done == std::vector<core::ticket>{core::ticket{1}});
  CHECK(rig.codes[0] == client_errc::deadline_exceeded);
}

TEST_CASE("a_lost_link_is_detached_and_another_is_opened_when_the_session_wants_it") {
  driver_rig rig;
  rig.driver->connect_wanted(core::ticket{1}, rig.soon());
  auto const first = rig.links[0];
  first->observer->link_closed(network_errc::connect_refused, "nobody there");
  CHECK(first->calls.back() == "detach");
  REQUIRE([&] {
    while (rig.links.size() < 2) rig.loop.run_one();
    return true;
  }());
  CHECK(rig.links[1]->calls == std::vector<std::string>{"open"});
  std::weak_ptr<script_link> const old = first;
  rig.links[0].reset();
}

TEST_CASE("a_call_back_into_the_driver_from_an_effect_does_not_recurse_and_is_not_lost") {
  driver_rig rig;
  int depth = 0;
  int deepest = 0;
  unsigned next = 10;
  rig.on_completed = [&] {
    deepest = std::max(deepest, ++depth);
    if (next < 200) {
      auto const call = core::ticket{next++};
      rig.driver->request_submitted(call, "get_chat", "{}", rig.soon());
      rig.driver->call_cancelled(call);
    }
    --depth;
  };
  rig.driver->request_submitted(core::ticket{1}, "get_chat", "{}", rig.soon());
  rig.driver->call_cancelled(core::ticket{1});
  CHECK(rig.done.size() == 191);
  CHECK(deepest == 1);
}

TEST_CASE("a_driver_may_be_destroyed_by_what_it_tells") {
  driver_rig rig;
  SUBCASE("a completion") {
    rig.on_completed = [&] { rig.driver.reset(); };
    rig.driver->request_submitted(core::ticket{1}, "get_chat", "{}", rig.soon());
    rig.driver->call_cancelled(core::ticket{1});
  }
  SUBCASE("a report of a change that the link brought") {
    rig.driver->connect_wanted(core::ticket{1}, rig.soon());
    rig.on_reported = [&] { rig.driver.reset(); };
    rig.links[0]->observer->link_closed(network_errc::reset, {});
  }
  CHECK(rig.driver == nullptr);
  while (rig.loop.poll() > 0) {
  }
}

TEST_CASE("a_driver_that_goes_takes_its_link_and_its_alarm_along") {
  driver_rig rig;
  rig.driver->connect_wanted(core::ticket{1}, rig.loop.now());
  auto const link = rig.links.at(0);
  rig.driver.reset();
  CHECK(link->calls.back() == "detach");
  while (rig.loop.poll() > 0) {
  }
  CHECK(rig.done.empty());
}
