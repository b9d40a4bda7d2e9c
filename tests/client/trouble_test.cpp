// SPDX-License-Identifier: Apache-2.0
// What a client does when things go wrong, over real sockets on loopback.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <atomic>
#include <future>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <sstream>
#include <stop_token>
#include <thread>
#include <vector>

#include "byte_relay.hpp"
#include "silent_socket.hpp"
#include "support/at_once.hpp"

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing::emulator_options;
using livechat::testing_support::at_once;
using livechat::testing_support::byte_relay;
using livechat::testing_support::silent_socket;
using namespace std::chrono_literals;

namespace {

/// An emulator that takes requests and keeps its answers to itself.
emulator_options withholding() { return emulator_options().pace(0).answer_delay(10min); }

lc::config for_port(std::uint16_t port) {
  return lc::config("5f3c0d1e-0000-4000-8000-000000000001")
      .token("emu:x")
      .url("ws://127.0.0.1:" + std::to_string(port));
}

}  // namespace

TEST_CASE("a_refused_port_ends_the_call_with_a_typed_error") {
  const silent_socket nobody(SOCK_STREAM);
  lc::client client(for_port(nobody.port()));
  const auto answer = client.start_chat().try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::network_errc::connect_refused);
  CHECK(answer.error().outcome() == lc::outcome::not_sent);
  CHECK(answer.error().retryable());
}

TEST_CASE("a_server_that_dies_in_mid_request_leaves_the_outcome_unknown") {
  auto emu = std::make_unique<emulator>(at_once());
  lc::client client(emu->client_config());
  const auto chat = client.start_chat().get();
  emu->answer_delay(10min);
  auto sending = client.send_event(chat.chat_id, lc::message("Hello"));
  REQUIRE(emu->wait_for_pending(1));
  emu.reset();
  const auto answer = sending.try_get();
  REQUIRE(!answer);
  CHECK(answer.error().outcome() == lc::outcome::unknown);
  CHECK(answer.error().code() == lc::client_errc::connection_lost);
}

TEST_CASE("a_request_under_way_when_connections_drop_is_unknown") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto chat = client.start_chat().get();
  emu.answer_delay(10min);
  auto sending = client.send_event(chat.chat_id, lc::message("Hello"));
  REQUIRE(emu.wait_for_pending(1));
  emu.drop_connections();
  const auto answer = sending.try_get();
  REQUIRE(!answer);
  CHECK(answer.error().outcome() == lc::outcome::unknown);
  CHECK(answer.error().code() == lc::client_errc::connection_lost);
  CHECK_FALSE(answer.error().retryable());
}

TEST_CASE("after_dropped_connections_the_client_comes_back_and_works") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto chat = client.start_chat().get();
  for (int round = 0; round < 3; ++round) {
    emu.drop_connections();
    auto answer = client.get_chat(chat.chat_id).try_get();
    // The call may have met the link that was being dropped.
    if (!answer) answer = client.get_chat(chat.chat_id).try_get();
    REQUIRE(answer);
    CHECK(answer->id == chat.chat_id);
  }
}

TEST_CASE("a_hanging_name_look_up_delays_neither_another_client_nor_the_end") {
  const silent_socket name_server(SOCK_DGRAM);
  auto stuck_settings = lc::config("5f3c0d1e-0000-4000-8000-000000000001").token("emu:x").url("wss://never.example");
  stuck_settings.name_servers(name_server.address());
  lc::client stuck(std::move(stuck_settings));
  auto waiting = stuck.start_chat();
  emulator emu(at_once());
  lc::client other(emu.client_config());
  CHECK(!other.start_chat().get().chat_id.empty());
}

TEST_CASE("who_waits_hears_of_the_end_of_the_client") {
  emulator emu(withholding());
  auto client = std::make_unique<lc::client>(emu.client_config());
  auto waiting = client->connect();
  std::thread waiter([&] {
    const auto answer = waiting.try_get();
    REQUIRE(!answer);
    CHECK(answer.error().code() == lc::client_errc::stopped);
  });
  client.reset();
  waiter.join();
}

TEST_CASE("a_client_may_end_inside_its_own_callback") {
  emulator emu(at_once());
  auto client = std::make_unique<lc::client>(emu.client_config());
  std::promise<void> ended;
  client->start_chat().then([&](const lc::result<lc::start_chat::response>&) {
    client.reset();
    ended.set_value();
  });
  CHECK(ended.get_future().wait_for(10s) == std::future_status::ready);
}

TEST_CASE("a_client_may_end_inside_its_own_coroutine") {
  emulator emu(at_once());
  auto client = std::make_unique<lc::client>(emu.client_config());
  std::promise<void> ended;
  const auto body = [&](lc::client& c) -> lc::task<> {
    static_cast<void>(co_await c.start_chat());
    client.reset();
    ended.set_value();
  };
  static_cast<void>(client->spawn(body(*client)));
  CHECK(ended.get_future().wait_for(10s) == std::future_status::ready);
}

TEST_CASE("a_client_may_end_at_any_moment_with_requests_under_way") {
  emulator emu(at_once());
  for (int round = 0; round < 30; ++round) {
    lc::client client(emu.client_config());
    std::vector<lc::operation<lc::ping::response>> calls;
    for (int i = 0; i < 10; ++i) calls.push_back(client.ping());
    if (round % 3 == 1) static_cast<void>(client.connect().try_get());
    if (round % 3 == 2) static_cast<void>(calls.front().try_get());
  }
}

TEST_CASE("a_coroutine_is_let_go_when_its_client_ends") {
  emulator emu(withholding());
  auto alive = std::make_shared<int>(1);
  std::weak_ptr<int> watch = alive;
  {
    lc::client client(emu.client_config());
    const auto body = [](lc::client& c, std::shared_ptr<int>) -> lc::task<> {
      static_cast<void>(co_await c.start_chat());
    };
    static_cast<void>(client.spawn(body(client, std::move(alive))));
  }
  CHECK(watch.expired());
}

TEST_CASE("waiting_on_the_callback_thread_is_refused_not_a_deadlock") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  std::promise<std::error_code> refused;
  client.ping().then([&](const lc::result<lc::ping::response>&) {
    try {
      static_cast<void>(client.ping().get());
      refused.set_value({});
    } catch (const lc::error& why) {
      refused.set_value(why.code());
    }
  });
  CHECK(refused.get_future().get() == lc::client_errc::would_deadlock);
}

TEST_CASE("a_handler_that_throws_harms_nobody_else") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  std::promise<void> second;
  std::promise<std::error_code> told;
  std::atomic<int> errors = 0;
  client.on_error([&](const lc::error& problem) {
    if (errors++ == 0) told.set_value(problem.code());
  });
  client.on<lc::incoming_chat>([](const lc::incoming_chat&) { throw std::runtime_error("mine"); });
  client.on<lc::incoming_chat>([&](const lc::incoming_chat&) { second.set_value(); });
  static_cast<void>(client.start_chat().get());
  CHECK(second.get_future().wait_for(10s) == std::future_status::ready);
  CHECK(told.get_future().get() == lc::client_errc::handler_failed);
}

TEST_CASE("a_stop_token_cancels_before_and_after_the_call") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  static_cast<void>(client.connect().get());
  emu.answer_delay(10min);
  std::stop_source before;
  before.request_stop();
  CHECK(client.ping({}, lc::call_options().stop(before.get_token())).try_get().error().code() ==
        lc::client_errc::cancelled);
  std::stop_source after;
  auto sent = client.ping({}, lc::call_options().stop(after.get_token()));
  REQUIRE(emu.wait_for_pending(1));
  after.request_stop();
  const auto answer = sent.try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::client_errc::cancelled);
  CHECK(answer.error().outcome() == lc::outcome::unknown);
}

TEST_CASE("a_deadline_ends_a_call_that_is_not_answered") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  static_cast<void>(client.connect().get());
  emu.answer_delay(10min);
  const auto answer = client.ping({}, lc::call_options().deadline(20ms)).try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::client_errc::deadline_exceeded);
}

TEST_CASE("a_deadline_that_makes_no_sense_is_refused") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  for (const auto deadline :
       {std::chrono::milliseconds::max(), std::chrono::milliseconds(0), std::chrono::milliseconds(-1)}) {
    const auto answer = client.ping({}, lc::call_options().deadline(deadline)).try_get();
    REQUIRE(!answer);
    CHECK(answer.error().code() == lc::client_errc::invalid_request);
    CHECK(answer.error().outcome() == lc::outcome::not_sent);
  }
}

TEST_CASE("a_post_function_that_throws_once_loses_no_callback") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  std::atomic<int> posts = 0;
  std::promise<lc::work> second;
  settings.post([&](lc::work job) {
    const int number = ++posts;
    if (number == 1) throw std::runtime_error("full");
    if (number == 2) second.set_value(std::move(job));
  });
  std::atomic<int> called = 0;
  lc::client client(std::move(settings));
  client.ping().then([&](const lc::result<lc::ping::response>&) { ++called; });
  static_cast<void>(client.ping().try_get());
  client.ping().then([&](const lc::result<lc::ping::response>&) { ++called; });
  auto job = second.get_future().get();
  job();
  CHECK(called >= 1);
}

TEST_CASE("what_is_wrong_with_a_request_is_told_by_name_and_costs_nothing") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  const auto too_long = client.send_event("CHAT", lc::message(std::string(16 * 1024 + 1, 'x'))).try_get();
  REQUIRE(!too_long);
  CHECK(too_long.error().detail() == "event.text: 16385 bytes, at most 16384 are allowed");
  CHECK(too_long.error().outcome() == lc::outcome::not_sent);
  CHECK(client.get_chat("").try_get().error().detail() == "chat_id: missing");
  CHECK(client.state() == lc::link_state::idle);
}

TEST_CASE("a_closed_client_ends_calls_and_pulls") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  static_cast<void>(client.connect().get());
  auto pull = client.next_push();
  client.close().get();
  CHECK(client.state() == lc::link_state::stopped);
  while (auto push = pull.get()) pull = client.next_push();
  CHECK(client.ping().try_get().error().code() == lc::client_errc::stopped);
  client.close().get();
}

TEST_CASE("settings_that_cannot_work_are_refused_by_name") {
  const auto wrong = [](lc::config settings) {
    try {
      const lc::client client(std::move(settings));
      return std::string("taken");
    } catch (const lc::error& why) {
      return why.detail();
    }
  };
  CHECK(wrong(lc::config()) == "organization_id: missing");
  CHECK(wrong(lc::config("org")) == "token: missing; give a token or a provider");
  CHECK(wrong(lc::config("org").token("t").ping_interval(1h)) == "ping_interval: must be 1 s to 20 s, or 0 s");
  CHECK(wrong(lc::config("org").token("t").url("ws://example.com")) != "taken");
  CHECK(wrong(lc::config("org").token("t").ca_file("/no/such/file.pem")) != "taken");
}

TEST_CASE("the_token_is_in_no_log_no_error_and_no_state") {
  emulator emu(at_once());
  std::ostringstream seen;
  const std::string canary = "CANARY-7f3a9";
  auto settings = emu.client_config();
  settings.token(canary);
  settings.log(
      [&](lc::log_level, std::string_view category, std::string_view text) { seen << category << text << '\n'; });
  {
    lc::client client(std::move(settings));
    client.on_state([&](const lc::state_change& change) { seen << change << '\n'; });
    client.on_error([&](const lc::error& problem) { seen << problem << problem.detail() << '\n'; });
    const auto answer = client.connect().try_get();
    REQUIRE(!answer);
    CHECK(answer.error().code() == lc::server_errc::authentication);
    seen << answer.error() << answer.error().detail() << lc::secret(canary);
    client.close().get();
  }
  CHECK(seen.str().find("authentication") != std::string::npos);
  CHECK(seen.str().find("CANARY") == std::string::npos);
}

TEST_CASE("a_conversation_survives_one_byte_at_a_time") {
  for (const bool is_tls : {true, false}) {
    byte_relay relay;
    emulator emu(at_once().published_port(relay.port()));
    relay.start(emu.port());
    {
      lc::client client(is_tls ? emu.client_config() : emu.plain_client_config());
      const auto chat = client.start_chat().get();
      static_cast<void>(client.send_event(chat.chat_id, lc::message("Where is my order?")).get());
      CHECK(client
                .wait_for<lc::incoming_event>(
                    10s,
                    [](const lc::incoming_event& push) { return push.event.text() == "Let me look that up for you."; })
                .has_value());
      static_cast<void>(client.deactivate_chat(chat.chat_id).get());
    }
    CHECK(relay.bytes() > 1000);
  }
}

TEST_CASE("a_log_handler_that_throws_stops_nothing") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.log([](lc::log_level, std::string_view, std::string_view) { throw std::runtime_error("disk full"); });
  lc::client client(std::move(settings));
  CHECK(client.start_chat().try_get().has_value());
}

TEST_CASE("a_result_can_be_taken_once") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  auto call = client.ping();
  CHECK(call.try_get().has_value());
  const auto again = call.try_get();
  REQUIRE(!again);
  CHECK(again.error().code() == lc::client_errc::already_taken);
}

TEST_CASE("waiting_for_ever_is_possible") {
  emulator emu(at_once());
  lc::client client(emu.client_config());
  static_cast<void>(client.start_chat().get());
  CHECK(client.wait_for<lc::incoming_chat>(std::chrono::milliseconds::max()).has_value());
}

TEST_CASE("a_refused_login_gives_the_services_own_words_apart_from_ours") {
  emulator emu(at_once());
  auto settings = emu.client_config();
  settings.token("not-a-token");
  lc::client client(std::move(settings));
  const auto answer = client.start_chat().try_get();
  REQUIRE(!answer);
  REQUIRE(answer.error().server() != nullptr);
  CHECK(answer.error().server()->type == "authentication");
  CHECK(std::string(answer.error().what()) == "start_chat: authentication: the login was refused (outcome: not sent)");
}
