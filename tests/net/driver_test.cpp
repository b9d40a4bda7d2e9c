// SPDX-License-Identifier: Apache-2.0
#include "net/driver.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <livechat/customer/error.hpp>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "net/process_gate.hpp"
#include "recording_observer.hpp"

using namespace livechat;
using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

/// What a driver did with a link; the test plays the network.
struct script_link final : net::link {
  explicit script_link(link_observer& told) : observer(&told) {}

  bool has_room = false;
  std::size_t texts_unsent = 0;

  void open() override { calls.emplace_back("open"); }
  void try_next_address() override { calls.emplace_back("try_next_address"); }
  bool send_text(std::string text) override {
    calls.emplace_back("send_text");
    texts.push_back(std::move(text));
    return has_room;
  }
  [[nodiscard]] std::size_t unsent() const noexcept override { return texts_unsent; }
  void send_ping() override { calls.emplace_back("send_ping"); }
  void stop_reading() override { calls.emplace_back("stop_reading"); }
  void go_on_reading() override { calls.emplace_back("go_on_reading"); }
  void close() override { calls.emplace_back("close"); }
  void abort() override { calls.emplace_back("abort"); }
  void detach() override {
    observer = nullptr;
    calls.emplace_back("detach");
  }

  void become_live() {
    become_open();
    answer("1-login", "login");
  }

  void answer(const std::string& id, const std::string& action) {
    observer->text_received(R"({"type":"response","success":true,"request_id":")" + id + R"(","action":")" + action +
                            R"(","payload":{}})");
  }

  void push(const std::string& action) {
    observer->text_received(R"({"type":"push","action":")" + action + R"(","payload":{}})");
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
  std::vector<std::string> regions;
  std::vector<error> complaints;
  std::vector<core::fetch_token> fetches;
  std::vector<std::string> passed;
  login login_data;
  machine::duration slept{0};
  int reports = 0;
  int sheds = 0;
  int forgotten = 0;
  std::function<void()> on_link;
  std::function<void()> on_completed;
  std::function<void()> on_reported;
  std::function<void()> on_delivered;
  std::function<void(core::fetch_id)> on_token_wanted;
  std::unique_ptr<net::driver> driver;

  explicit driver_rig(driver_settings settings = with_token()) {
    process_gate::instance().set_limits(1000, 1000);  // the tests are one process
    settings.seed = 7;
    settings.slept = [this] { return slept; };
    driver = std::make_unique<net::driver>(
        loop, std::move(settings),
        [this](const core::open_link& what, link_observer& told) -> std::shared_ptr<net::link> {
          if (on_link) on_link();
          regions.push_back(what.region);
          links.push_back(std::make_shared<script_link>(told));
          return links.back();
        },
        *this);
  }

  static driver_settings with_token() {
    driver_settings out;
    out.session.login.token = "t0ken";
    return out;
  }

  void connect() {
    driver->connect_wanted(core::ticket{1}, soon());
    settle();
  }

  /// The gate of the process lets in later, on the loop.
  void settle() {
    while (loop.poll() > 0) {
    }
  }

  void completed(core::complete what) override {
    done.push_back(what.call);
    codes.push_back(what.value ? std::error_code() : what.value.error().code());
    if (on_completed) on_completed();
  }
  void delivered(core::deliver) override {
    if (on_delivered) on_delivered();
  }
  void reported(core::report) override {
    ++reports;
    if (on_reported) on_reported();
  }
  void complained(core::complain what) override { complaints.push_back(what.problem); }
  void logged(core::log_line) override {}
  void pushes_shed() override { ++sheds; }
  void token_wanted(core::fetch_token what) override {
    fetches.push_back(what);
    if (on_token_wanted) on_token_wanted(what.fetch);
  }
  void token_forgotten() override { ++forgotten; }
  login login_data_wanted() override { return login_data; }
  void text_passed(bool is_outgoing, std::string_view text) override {
    passed.push_back((is_outgoing ? "> " : "< ") + std::string(text));
  }

  [[nodiscard]] machine::instant soon() const { return loop.now() + std::chrono::seconds(5); }
};

}  // namespace

TEST_CASE("a_wanted_connection_opens_a_link_and_an_open_link_is_given_the_login") {
  driver_rig rig;
  rig.connect();
  REQUIRE(rig.links.size() == 1);
  CHECK(rig.links[0]->calls == std::vector<std::string>{"open"});
  rig.links[0]->become_open();
  REQUIRE(rig.links[0]->texts.size() == 1);
  CHECK(rig.links[0]->texts[0].find("\"login\"") != std::string::npos);
  CHECK(rig.reports > 0);
}

TEST_CASE("a_link_with_room_is_given_texts_one_after_the_other_and_else_when_it_says_so") {
  for (bool const has_room : {true, false}) {
    CAPTURE(has_room);
    driver_rig rig;
    rig.connect();
    auto& link = *rig.links[0];
    link.has_room = has_room;
    link.become_live();
    link.observer->text_written();
    auto const before = link.texts.size();
    for (unsigned i = 0; i < 3; ++i) {
      rig.driver->request_submitted({core::ticket{10 + i}, "ping", "{}", rig.soon(), {}});
    }
    CHECK(link.texts.size() - before == (has_room ? 3 : 1));
    link.observer->text_written();
    CHECK(link.texts.size() - before == (has_room ? 3 : 2));
  }
}

TEST_CASE("what_had_not_left_a_lost_link_waits_for_the_next_and_what_had_is_unknown") {
  driver_rig rig;
  rig.connect();
  auto& link = *rig.links[0];
  link.has_room = true;
  link.become_live();
  rig.done.clear();
  rig.codes.clear();
  rig.driver->request_submitted({core::ticket{10}, "send_event", "{}", rig.soon(), {}});
  rig.driver->request_submitted({core::ticket{11}, "send_event", "{}", rig.soon(), {}});
  link.texts_unsent = 1;
  link.observer->link_closed(network_errc::reset, {}, {});
  CHECK(rig.done == std::vector<core::ticket>{core::ticket{10}});
  CHECK(rig.codes == std::vector<std::error_code>{client_errc::connection_lost});
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
  rig.connect();
  auto const first = rig.links[0];
  first->observer->link_closed(network_errc::connect_refused, "nobody there", {});
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
      rig.driver->request_submitted({call, "get_chat", "{}", rig.soon()});
      rig.driver->call_cancelled(call);
    }
    --depth;
  };
  rig.driver->request_submitted({core::ticket{1}, "get_chat", "{}", rig.soon()});
  rig.driver->call_cancelled(core::ticket{1});
  CHECK(rig.done.size() == 191);
  CHECK(deepest == 1);
}

TEST_CASE("a_driver_may_be_destroyed_by_what_it_tells") {
  driver_rig rig;
  SUBCASE("a completion") {
    rig.on_completed = [&] { rig.driver.reset(); };
    rig.driver->request_submitted({core::ticket{1}, "get_chat", "{}", rig.soon()});
    rig.driver->call_cancelled(core::ticket{1});
  }
  SUBCASE("a report of a change that the link brought") {
    rig.connect();
    rig.on_reported = [&] { rig.driver.reset(); };
    rig.links[0]->observer->link_closed(network_errc::reset, {}, {});
  }
  CHECK(rig.driver == nullptr);
  while (rig.loop.poll() > 0) {
  }
}

TEST_CASE("a_driver_that_goes_takes_its_link_and_its_alarm_along") {
  driver_rig rig;
  auto const deadline = rig.loop.now() + std::chrono::milliseconds(50);
  rig.driver->connect_wanted(core::ticket{1}, deadline);
  rig.settle();
  auto const link = rig.links.at(0);
  rig.driver.reset();
  CHECK(link->calls.back() == "detach");
  while (rig.loop.now() < deadline) rig.loop.run_one_until(deadline);
  rig.settle();
  CHECK(rig.done.empty());
}

TEST_CASE("a_link_that_cannot_be_made_is_a_loss_that_names_why") {
  driver_rig rig;
  SUBCASE("the program's headers are none") {
    rig.on_link = [] { throw error(client_errc::invalid_config, outcome::not_sent, "header X: bad"); };
    rig.connect();
    REQUIRE(rig.complaints.size() == 1);
    CHECK(rig.complaints[0].detail() == "header X: bad");
    CHECK(rig.codes == std::vector<std::error_code>{client_errc::invalid_config});
  }
  SUBCASE("the program's headers cannot be had now") {
    rig.on_link = [] { throw std::runtime_error("no"); };
    rig.connect();
    CHECK(rig.codes == std::vector<std::error_code>{client_errc::handler_failed});
    rig.on_link = nullptr;
    while (rig.links.empty()) rig.loop.run_one();  // it is tried again
  }
  SUBCASE("what was thrown says nothing") {
    rig.on_link = [] { throw 7; };
    rig.connect();
    CHECK(rig.codes == std::vector<std::error_code>{client_errc::handler_failed});
  }
}

TEST_CASE("a_token_is_asked_for_and_its_answer_may_come_at_once") {
  driver_rig rig{driver_settings()};
  SUBCASE("at once") {
    rig.on_token_wanted = [&](core::fetch_id fetch) { rig.driver->token_came(fetch, access_token("late-t0ken")); };
    rig.connect();
  }
  SUBCASE("later") {
    rig.connect();
    CHECK(rig.links.empty());
    rig.driver->token_came(rig.fetches.at(0).fetch, access_token("late-t0ken"));
  }
  rig.settle();
  REQUIRE(rig.links.size() == 1);
  rig.links[0]->become_open();
  CHECK(rig.links[0]->texts.at(0).find("late-t0ken") != std::string::npos);
  CHECK(rig.fetches.size() == 1);
}

TEST_CASE("a_token_that_cannot_be_had_ends_the_call_that_waits_for_it") {
  driver_rig rig{driver_settings()};
  rig.connect();
  rig.driver->token_failed(rig.fetches.at(0).fetch, error(client_errc::token_unavailable, outcome::not_sent));
  CHECK(rig.codes == std::vector<std::error_code>{client_errc::token_unavailable});
}

TEST_CASE("login_data_are_asked_for_when_the_program_wants_it") {
  auto settings = driver_rig::with_token();
  settings.session.asks_for_login_data = true;
  driver_rig rig(std::move(settings));
  rig.login_data.group_id = 77;
  rig.connect();
  rig.links.at(0)->become_open();
  CHECK(rig.links[0]->texts.at(0).find(R"("group_id":77)") != std::string::npos);
  CHECK(rig.links[0]->texts[0].find("t0ken") != std::string::npos);
}

TEST_CASE("pushes_that_pile_up_stop_the_reading_of_the_link") {
  driver_rig rig;
  rig.connect();
  rig.links.at(0)->become_live();
  SUBCASE("told from within a delivery") {
    rig.on_delivered = [&] { rig.driver->pushes_piled_up(); };
    rig.links[0]->push("incoming_event");
  }
  SUBCASE("told between two") { rig.driver->pushes_piled_up(); }
  CHECK(rig.links[0]->calls.back() == "stop_reading");
  rig.driver->pushes_taken();
  CHECK(rig.links[0]->calls.back() == "go_on_reading");
  CHECK(rig.driver->metrics().reading_stops == 1);
}

TEST_CASE("every_text_passes_the_observer_both_ways") {
  driver_rig rig;
  rig.connect();
  rig.links.at(0)->become_live();
  REQUIRE(rig.passed.size() == 2);
  CHECK(rig.passed[0].rfind("> {", 0) == 0);
  CHECK(rig.passed[1].rfind("< {", 0) == 0);
}

TEST_CASE("a_machine_that_slept_is_noticed_by_what_happens_first_after_it") {
  driver_rig rig;
  rig.connect();
  rig.links.at(0)->become_live();
  rig.slept = std::chrono::hours(1);
  rig.links[0]->observer->link_closed(network_errc::reset, {}, {});
  rig.settle();
  REQUIRE(rig.links.size() == 2);  // at once: it was no fault of the network
  CHECK(rig.links[1]->calls == std::vector<std::string>{"open"});
}

TEST_CASE("a_changed_network_asks_a_live_link_for_a_sign_of_life") {
  driver_rig rig;
  rig.connect();
  rig.links.at(0)->become_live();
  rig.driver->network_changed();
  CHECK(rig.links[0]->calls.back() == "send_ping");
}
