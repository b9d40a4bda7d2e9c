// SPDX-License-Identifier: Apache-2.0
// Tokens from a provider, with a store behind it, against an emulator that knows which tokens are good.
#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <livechat/customer.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/at_once.hpp"

namespace lc = livechat::customer;
using livechat::testing::emulator;
using livechat::testing_support::at_once;
using namespace std::chrono_literals;

namespace {

/// A provider that writes down what it was asked and gives what is laid ready; the last one for ever.
struct token_desk {
  std::mutex mutex;
  std::vector<bool> asked;
  std::vector<lc::access_token> ready;

  lc::token_provider provider() {
    return [this](const lc::token_request& request, const lc::token_reply& reply) {
      const std::lock_guard lock(mutex);
      asked.push_back(request.is_fresh);
      const auto token = ready.front();
      if (ready.size() > 1) ready.erase(ready.begin());
      reply(token);
    };
  }

  std::vector<bool> questions() {
    const std::lock_guard lock(mutex);
    return asked;
  }
};

lc::config asking(emulator& emu, lc::token_provider provider) {
  return emu.client_config().token(lc::secret()).provider(std::move(provider));
}

}  // namespace

TEST_CASE("a_provider_is_asked_once_for_all_who_wait") {
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token(emu.issue_token())};
  lc::client client(asking(emu, desk.provider()));
  std::vector<lc::operation<lc::ping::response>> calls;
  for (int i = 0; i < 5; ++i) calls.push_back(client.ping());
  for (auto& one : calls) CHECK(one.try_get());
  CHECK(desk.questions() == std::vector{false});
  CHECK(client.metrics().get().token_requests == 1);
}

TEST_CASE("a_refused_token_is_replaced_by_a_fresh_one") {
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token("no-such-token"), lc::access_token(emu.issue_token())};
  lc::client client(asking(emu, desk.provider()));
  std::promise<void> live;
  client.on_state([&](const lc::state_change& change) {
    if (change.to == lc::link_state::live) live.set_value();
  });
  static_cast<void>(client.connect().try_get());  // until the first login a refusal is told at once
  REQUIRE(live.get_future().wait_for(10s) == std::future_status::ready);
  CHECK(desk.questions() == std::vector{false, true});
}

TEST_CASE("two_fresh_tokens_that_are_refused_pause_the_client") {
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token("no-such-token")};
  lc::client client(asking(emu, desk.provider()));
  std::promise<lc::state_change> paused;
  client.on_state([&](const lc::state_change& change) {
    if (change.to == lc::link_state::paused) paused.set_value(change);
  });
  static_cast<void>(client.connect().try_get());
  auto told = paused.get_future();
  REQUIRE(told.wait_for(10s) == std::future_status::ready);
  CHECK(told.get().rule == lc::loss_rule::new_token);
  CHECK(desk.questions() == std::vector{false, true, true});
  CHECK(client.ping().try_get().error().code() == lc::client_errc::paused);
}

TEST_CASE("an_expired_token_is_replaced_and_the_call_that_waits_is_answered") {
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token(emu.issue_token()), lc::access_token(emu.issue_token())};
  lc::client client(asking(emu, desk.provider()));
  static_cast<void>(client.connect().get());
  std::promise<void> lost;
  std::atomic<bool> is_told = false;
  client.on_state([&](const lc::state_change& change) {
    if (change.rule == lc::loss_rule::new_token && !is_told.exchange(true)) lost.set_value();
  });
  emu.disconnect_customers("access_token_expired");
  REQUIRE(lost.get_future().wait_for(10s) == std::future_status::ready);
  CHECK(client.ping().try_get());
  CHECK(desk.questions() == std::vector{false, true});
}

TEST_CASE("a_kept_token_spares_the_next_client_the_question") {
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token(emu.issue_token(), 1h)};
  const auto store = lc::token_store_in_memory();
  for (int round = 0; round < 2; ++round) {
    lc::client client(asking(emu, desk.provider()).store(store));
    CHECK(client.ping().try_get());
  }
  CHECK(desk.questions() == std::vector{false});
}

TEST_CASE("a_kept_token_that_has_ended_or_is_refused_is_asked_for_anew") {
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token(emu.issue_token())};
  const auto store = lc::token_store_in_memory();
  lc::token_store::entry old;
  old.token = "no-such-token";
  std::vector<bool> expected;
  SUBCASE("ended") {
    old.expires_at = std::chrono::system_clock::now() - 1s;
    expected = {false};
  }
  SUBCASE("refused") { expected = {true}; }
  store->save(emu.organization_id(), old);
  lc::client client(asking(emu, desk.provider()).store(store));
  static_cast<void>(client.connect().try_get());
  CHECK(client.ping().try_get().has_value());
  CHECK(desk.questions() == expected);
  const auto kept = store->load(emu.organization_id());
  REQUIRE(kept);
  CHECK(kept->token.reveal() == desk.ready.front().token.reveal());
}

TEST_CASE("an_answer_may_come_from_any_thread_and_only_the_first_counts") {
  emulator emu(at_once());
  std::thread answering;
  lc::client client(asking(emu, [&](const lc::token_request&, lc::token_reply reply) {
    answering = std::thread([reply = std::move(reply), token = emu.issue_token()] {
      reply(lc::access_token(token));
      reply(lc::access_token("second"));
      reply(lc::error(lc::client_errc::token_unavailable, lc::outcome::not_sent));
    });
  }));
  CHECK(client.ping().try_get());
  answering.join();
}

TEST_CASE("a_provider_that_gives_nothing_is_named_as_the_cause") {
  emulator emu(at_once());
  lc::token_provider provider;
  std::string said;
  SUBCASE("it lets the reply go") {
    provider = [](const lc::token_request&, const lc::token_reply&) {};
    said = "the provider did not answer";
  }
  SUBCASE("it throws") {
    provider = [](const lc::token_request&, const lc::token_reply&) { throw std::runtime_error("mine"); };
    said = "the provider did not answer";
  }
  SUBCASE("it gives an empty one") {
    provider = [](const lc::token_request&, const lc::token_reply& reply) { reply(lc::access_token()); };
    said = "the provider gave none";
  }
  lc::client client(asking(emu, provider));
  const auto answer = client.ping().try_get();
  REQUIRE(!answer);
  CHECK(answer.error().code() == lc::client_errc::token_unavailable);
  CHECK(answer.error().detail() == said);
  CHECK(answer.error().retryable());
}

TEST_CASE("an_error_of_the_provider_that_is_not_to_be_retried_pauses") {
  emulator emu(at_once());
  lc::client client(asking(emu, [](const lc::token_request&, const lc::token_reply& reply) {
    reply(lc::error(lc::client_errc::cancelled, lc::outcome::not_sent, "nobody is signed in"));
  }));
  const auto answer = client.ping().try_get();
  REQUIRE(!answer);
  CHECK(answer.error().detail() == "nobody is signed in");
  CHECK(client.state() == lc::link_state::paused);
}

TEST_CASE("a_store_that_throws_is_told_of_and_counts_as_empty") {
  class broken_store final : public lc::token_store {
   public:
    std::optional<entry> load(const std::string&) override { throw std::runtime_error("load"); }
    void save(const std::string&, const entry&) override { throw std::runtime_error("save"); }
    void forget(const std::string&) override { throw std::runtime_error("forget"); }
  };
  emulator emu(at_once());
  token_desk desk;
  desk.ready = {lc::access_token(emu.issue_token())};
  lc::client client(asking(emu, desk.provider()).store(std::make_shared<broken_store>()));
  std::promise<std::string> first;
  std::atomic<int> told = 0;
  client.on_error([&](const lc::error& problem) {
    if (told++ == 0) first.set_value(problem.detail());
  });
  CHECK(client.ping().try_get());
  CHECK(first.get_future().get() == "load");
}

TEST_CASE("a_client_may_end_while_its_provider_has_not_answered") {
  emulator emu(at_once());
  std::promise<lc::token_reply> asked;
  auto client = std::make_unique<lc::client>(
      asking(emu, [&](const lc::token_request&, lc::token_reply reply) { asked.set_value(std::move(reply)); }));
  auto waiting = client->ping();
  const auto reply = asked.get_future().get();
  client.reset();
  reply(lc::access_token("too late"));
  CHECK(waiting.try_get().error().code() == lc::client_errc::stopped);
}
