// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

// Threads close by themselves when nothing happens in them.

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

/// Lets time pass, with pings.
void wait(conversation& talk, std::chrono::seconds time) {
  for (auto left = time; left > 0s; left -= 15s) {
    talk.world.advance(15s);
    talk.world.ping(talk.me);
    talk.world.ping(talk.also_me);
  }
}

}  // namespace

TEST_CASE("a thread without a new event for 30 minutes is closed by the router, which says so") {
  conversation talk;
  wait(talk, 30min - 15s);
  CHECK(talk.record().is_active());
  wait(talk, 15s);
  CHECK_FALSE(talk.record().is_active());
  const auto last = talk.next_push<customer::incoming_event>();
  const auto* said = last.event.as<customer::system_message>();
  REQUIRE(said != nullptr);
  CHECK(said->system_message_type == "routing.archived_inactive");
  CHECK(said->text == "Chat archived due to 30 minutes of inactivity");
  CHECK(said->text_vars.at("duration") == "30");
  const auto closed = talk.next_push<customer::chat_deactivated>();
  CHECK(closed.thread_id == talk.thread);
  CHECK_FALSE(closed.user_id.has_value());
}

TEST_CASE("each event, whoever it is from, gives a thread another 30 minutes") {
  conversation talk;
  wait(talk, 29min);
  talk.say("still here");
  wait(talk, 29min);
  talk.agent_says(customer::message("me too"));
  wait(talk, 29min);
  CHECK(talk.record().is_active());
  wait(talk, 1min);
  CHECK_FALSE(talk.record().is_active());
}

TEST_CASE("what is no event gives a thread no time") {
  conversation talk;
  wait(talk, 29min);
  talk.call("send_sneak_peek", object({{"chat_id", talk.chat}, {"sneak_peek_text", "wri"}}));
  talk.world.desk([&](auto& desk) { return desk.type(talk.chat, talk.an_agent(), true); });
  wait(talk, 1min);
  CHECK_FALSE(talk.record().is_active());
}

TEST_CASE("a chat that goes on gets its time anew, and a closed one has none") {
  conversation talk;
  wait(talk, 29min);
  talk.close();
  talk.call("resume_chat", R"({"chat":)" + object({{"id", talk.chat}}) + "}");
  wait(talk, 29min);
  CHECK(talk.record().is_active());
  talk.close();
  talk.world.hang_up(talk.me);
  talk.world.hang_up(talk.also_me);
  CHECK_FALSE(talk.world.under_test().next_deadline().has_value());
}

TEST_CASE("the customer need not be there when a thread is closed") {
  conversation talk;
  talk.world.hang_up(talk.me);
  talk.world.hang_up(talk.also_me);
  talk.world.advance(30min);
  CHECK_FALSE(talk.record().is_active());
  CHECK_FALSE(talk.world.under_test().next_deadline().has_value());
}

TEST_CASE("how long threads stay open is a setting, and 0 is for ever") {
  service_settings two_minutes = silent();
  two_minutes.thread_idle_limit = 2min;
  conversation brief(two_minutes);
  wait(brief, 2min);
  CHECK_FALSE(brief.record().is_active());
  service_settings never = silent();
  never.thread_idle_limit = duration(0);
  conversation endless(never);
  wait(endless, 24h);
  CHECK(endless.record().is_active());
}
