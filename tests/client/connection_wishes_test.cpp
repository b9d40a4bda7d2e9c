// SPDX-License-Identifier: Apache-2.0
// What a config may ask of the connection, over real sockets on loopback.
#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "recording_service.hpp"
#include "support/at_once.hpp"

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing_support::at_once;
using livechat::testing_support::recording_service;
using namespace std::chrono_literals;

namespace {

bool has_line(const std::string& head, const std::string& line) {
  return head.find("\r\n" + line + "\r\n") != std::string::npos;
}

/// The first state of that kind.
std::future<lc::state_change> first_of(lc::client& client, lc::link_state wanted) {
  auto told = std::make_shared<std::promise<lc::state_change>>();
  auto is_told = std::make_shared<std::atomic<bool>>(false);
  client.on_state([told, is_told, wanted](const lc::state_change& change) {
    if (change.to == wanted && !is_told->exchange(true)) told->set_value(change);
  });
  return told->get_future();
}

}  // namespace

TEST_CASE("headers_origin_and_user_agent_are_sent") {
  recording_service service;
  int asked = 0;
  auto settings = service.client_config();
  settings.header("X-One", "1").headers(std::map<std::string, std::string>{{"X-Two", "2"}}).origin("https://shop.test");
  settings.user_agent("my_app/1.2").headers([&] {
    return std::vector<std::pair<std::string, std::string>>{{"X-Asked", std::to_string(++asked)}};
  });
  lc::client client(std::move(settings));
  static_cast<void>(client.connect().get());
  const auto head = service.head();
  CHECK(has_line(head, "X-One: 1"));
  CHECK(has_line(head, "X-Two: 2"));
  CHECK(has_line(head, "X-Asked: 1"));
  CHECK(has_line(head, "Origin: https://shop.test"));
  CHECK(has_line(head, "User-Agent: my_app/1.2 lc-sdk-cpp/0.1.0"));
}

TEST_CASE("headers_that_could_break_the_request_are_refused_by_name") {
  lc::config settings("org");
  settings.token("t").header("X-One", "1\r\nHost: evil");
  CHECK(settings.problem().value_or("none").find("X-One") != std::string::npos);
  CHECK(settings.problem().value_or("none").find("evil") == std::string::npos);
  recording_service service;
  lc::client client(service.client_config().headers([] {
    return std::vector<std::pair<std::string, std::string>>{{"X-Asked", "1\r\nHost: evil"}};
  }));
  const auto answer = client.ping().try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::client_errc::invalid_config);
  CHECK(answer.error().detail().find("X-Asked") != std::string::npos);
}

TEST_CASE("login_data_are_asked_for_before_each_login") {
  recording_service service;
  std::atomic<int> asked = 0;
  lc::client client(service.client_config().login_data(lc::login_provider([&] {
    lc::login out;
    out.group_id = ++asked;
    return out;
  })));
  static_cast<void>(client.connect().get());
  CHECK(service.login().payload.find(R"("group_id":1)") != std::string::npos);
  CHECK(service.login().payload.find("t0ken") != std::string::npos);
}

TEST_CASE("login_data_that_cannot_be_had_are_told_of_and_the_last_ones_are_sent") {
  recording_service service;
  lc::login_provider provider;
  SUBCASE("it throws") {
    provider = []() -> lc::login { throw std::runtime_error("mine"); };
  }
  SUBCASE("they are not in order") {
    provider = [] {
      lc::login out;
      out.pushes["3.6"] = {"incoming_evnt"};
      return out;
    };
  }
  lc::login first;
  first.group_id = 7;
  lc::client client(service.client_config().login_data(first).login_data(provider));
  std::promise<std::error_code> told;
  client.on_error([&](const lc::error& problem) { told.set_value(problem.code()); });
  static_cast<void>(client.connect().get());
  CHECK(service.login().payload.find(R"("group_id":7)") != std::string::npos);
  CHECK(told.get_future().get().category().name() == std::string("livechat.client"));
}

TEST_CASE("a_manual_client_connects_without_login_and_logs_in_when_told") {
  recording_service service;
  lc::client client(service.client_config().manual());
  CHECK(client.connect().try_get().error().code() == lc::client_errc::invalid_request);
  client.open().get();
  CHECK(client.state() == lc::link_state::live);
  CHECK(service.login().action.empty());
  CHECK(client.log_in().get().customer.id == "c");
  CHECK(service.login().payload.find("t0ken") != std::string::npos);
}

TEST_CASE("a_manual_client_does_not_come_back_by_itself") {
  emulator emu(at_once());
  lc::client client(emu.client_config().manual());
  client.open().get();
  static_cast<void>(client.log_in().get());
  auto paused = first_of(client, lc::link_state::paused);
  emu.drop_connections();
  REQUIRE(paused.wait_for(10s) == std::future_status::ready);
  client.resume();
  client.open().get();
  CHECK(client.log_in().try_get());
}

TEST_CASE("open_and_log_in_are_for_manual_clients") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  CHECK(client.open().try_get().error().code() == lc::client_errc::invalid_request);
  CHECK(client.log_in().try_get().error().code() == lc::client_errc::invalid_request);
}

TEST_CASE("a_call_that_does_not_wait_fails_at_once_when_offline_and_connects_all_the_same") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  auto live = first_of(client, lc::link_state::live);
  const auto answer = client.ping({}, lc::call_options().wait_for_connection(false)).try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::client_errc::offline);
  CHECK(answer.error().outcome() == lc::outcome::not_sent);
  REQUIRE(live.wait_for(10s) == std::future_status::ready);
  CHECK(client.ping({}, lc::call_options().wait_for_connection(false)).try_get());
}

TEST_CASE("a_programs_own_policy_has_the_last_word") {
  emulator emu(at_once());
  std::atomic<int> losses = 0;
  lc::client client(emu.client_config().on_loss([&](const lc::loss_report& told) -> std::optional<lc::loss_decision> {
    if (++losses == 1) throw std::runtime_error("counts as nothing");
    CHECK(told.layer != lc::link_layer::none);
    return lc::loss_decision::pause();
  }));
  static_cast<void>(client.connect().get());
  auto paused = first_of(client, lc::link_state::paused);
  auto waiting = first_of(client, lc::link_state::waiting);
  emu.drop_connections();
  REQUIRE(waiting.wait_for(10s) == std::future_status::ready);
  CHECK(client.ping().try_get().has_value());  // the first loss: as the tables say
  emu.drop_connections();
  REQUIRE(paused.wait_for(10s) == std::future_status::ready);
}

TEST_CASE("metrics_count_what_was_sent_and_received") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  static_cast<void>(client.start_chat().get());
  static_cast<void>(client.get_chat("no such chat").try_get());
  const auto seen = client.metrics().get();
  CHECK(seen.attempts == 1);
  CHECK(seen.logins == 1);
  CHECK(seen.actions.at("login").answered == 1);
  CHECK(seen.actions.at("start_chat").answered == 1);
  CHECK(seen.actions.at("get_chat").refused == 1);
  CHECK(seen.requests_sent() == 3);
  CHECK(seen.pushes.at("incoming_chat") == 1);
  client.close().get();
  CHECK(client.metrics().get().actions == seen.actions);
}

TEST_CASE("a_trace_shows_every_frame_and_no_token") {
  emulator emu(at_once());
  for (const auto detail : {lc::trace_detail::frames, lc::trace_detail::payloads}) {
    std::mutex mutex;
    std::vector<std::string> lines;
    {
      lc::client client(emu.client_config().trace(
          [&](const lc::trace_line& line) {
            const std::lock_guard lock(mutex);
            lines.push_back((line.is_outgoing ? "> " : "< ") + std::string(line.text));
            throw std::runtime_error("harms nobody");
          },
          detail));
      static_cast<void>(client.start_chat().get());
    }
    REQUIRE(lines.size() >= 4);
    CHECK(lines[0].rfind("> ", 0) == 0);
    CHECK(lines[0].find("login") != std::string::npos);
    bool has_payloads = false;
    for (const auto& line : lines) {
      CHECK(line.find(emu.token()) == std::string::npos);
      has_payloads = has_payloads || line.find("thread_id") != std::string::npos;
    }
    CHECK(has_payloads == (detail == lc::trace_detail::payloads));
  }
}

TEST_CASE("the_log_begins_at_the_level_that_is_asked_for") {
  emulator emu(at_once());
  std::atomic<int> lines = 0;
  lc::client client(emu.client_config().log(
      [&](lc::log_level level, std::string_view, std::string_view) {
        CHECK(level >= lc::log_level::error);
        ++lines;
      },
      lc::log_level::error));
  static_cast<void>(client.connect().get());
  CHECK(lines == 0);
}

TEST_CASE("pushes_that_nobody_takes_stop_the_reading_and_none_is_lost") {
  constexpr int many = 20'000;
  recording_service service;
  std::vector<std::string> frames;
  for (int i = 0; i < many; ++i) {
    frames.push_back(
        R"({"version":"3.6","type":"push","action":"event_deleted","payload":{"chat_id":"C","thread_id":"T","event_id":")" +
        std::to_string(i) + "\"}}");
  }
  service.send_before("ping", std::move(frames));
  std::atomic<int> errors = 0;
  int next = 0;
  const auto take = [&next](const lc::push& received) {
    const auto* deleted = received.as<lc::event_deleted>();
    if (deleted != nullptr && deleted->event_id == std::to_string(next)) ++next;
  };
  SUBCASE("for those who pull") {
    lc::client client(service.client_config());
    client.on_error([&](const lc::error&) { ++errors; });
    auto first = client.next_push();
    auto answer = client.ping();
    while (client.metrics().get().reading_stops == 0) std::this_thread::yield();
    take(*first.get());
    while (next < many) take(*client.next_push().get());
    CHECK(answer.try_get());
  }
  SUBCASE("for handlers on a queue that stands still") {
    std::mutex mutex;
    std::condition_variable came;
    std::deque<lc::work> queue;
    lc::client client(service.client_config().post([&](lc::work job) {
      const std::lock_guard lock(mutex);
      queue.push_back(std::move(job));
      came.notify_one();
    }));
    client.on_push(take);
    auto answer = client.ping();
    while (client.metrics().get().reading_stops == 0) std::this_thread::yield();
    while (next < many) {
      std::unique_lock lock(mutex);
      came.wait(lock, [&] { return !queue.empty(); });
      auto job = std::move(queue.front());
      queue.pop_front();
      lock.unlock();
      job();
    }
    CHECK(answer.try_get());
  }
  CHECK(next == many);
  CHECK(errors == 0);
}
