// SPDX-License-Identifier: Apache-2.0
#include "core/sneak_peeks.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "core/limits.hpp"

namespace {

using namespace livechat::customer::core;
using namespace std::chrono_literals;
using livechat::machine::instant;

constexpr instant typed_at{1'000'000'000'000};

request peek(std::uint64_t call, const std::string& chat, instant deadline = typed_at + 1h) {
  return {ticket(call), "send_sneak_peek", R"({"chat_id":")" + chat + "\"}", deadline};
}

std::uint64_t number_of(const std::optional<request>& what) {
  return what ? static_cast<std::uint64_t>(what->call) : 0;
}

}  // namespace

TEST_CASE("the chat of a request is what its payload names") {
  struct row {
    const char* payload;
    const char* wanted;
  };
  for (const auto& [payload, wanted] : {
           row{R"({"chat_id":"C"})", "C"},
           row{R"({"chat_id":"A","chat_id":"B"})", "B"},
           row{R"({"chat_id":7})", ""},
           row{R"({"event":{"chat_id":"C"}})", ""},
           row{R"(["chat_id"])", ""},
           row{"{", ""},
           row{"", ""},
       }) {
    const std::string shown = payload;
    CAPTURE(shown);
    CHECK(chat_of(payload) == wanted);
  }
}

TEST_CASE("the first one goes at once and the last of those within its time goes after it") {
  sneak_peeks peeks;
  CHECK(number_of(peeks.submitted(typed_at, peek(1, "C")).to_send) == 1);
  for (std::uint64_t call = 2; call <= 5; ++call) {
    const auto what = peeks.submitted(typed_at + 100ms * call, peek(call, "C"));
    CHECK_FALSE(what.to_send.has_value());
    CHECK(number_of(what.superseded) == (call == 2 ? 0 : call - 1));
  }
  CHECK(peeks.waiting() == 1);
  CHECK(peeks.next() == typed_at + limits::sneak_peek_every);
  CHECK_FALSE(peeks.take_due(typed_at + limits::sneak_peek_every - 1ns).has_value());
  CHECK(number_of(peeks.take_due(typed_at + limits::sneak_peek_every)) == 5);
  CHECK(peeks.waiting() == 0);
  CHECK_FALSE(peeks.next().has_value());
}

TEST_CASE("the one that waited counts for the time of the next") {
  sneak_peeks peeks;
  static_cast<void>(peeks.submitted(typed_at, peek(1, "C")));
  static_cast<void>(peeks.submitted(typed_at, peek(2, "C")));
  const auto second = typed_at + limits::sneak_peek_every;
  static_cast<void>(peeks.take_due(second));
  CHECK_FALSE(peeks.submitted(second + 1s, peek(3, "C")).to_send.has_value());
  CHECK(number_of(peeks.take_due(second + limits::sneak_peek_every)) == 3);
}

TEST_CASE("chats do not wait for each other") {
  sneak_peeks peeks;
  CHECK(peeks.submitted(typed_at, peek(1, "A")).to_send.has_value());
  CHECK(peeks.submitted(typed_at, peek(2, "B")).to_send.has_value());
  CHECK_FALSE(peeks.submitted(typed_at, peek(3, "B")).to_send.has_value());
}

TEST_CASE("a message takes the place of what waits in its chat and of nothing else") {
  sneak_peeks peeks;
  for (std::uint64_t call = 1; call <= 4; ++call) {
    static_cast<void>(peeks.submitted(typed_at, peek(call, call % 2 == 0 ? "A" : "B")));
  }
  CHECK(number_of(peeks.message_sent("A")) == 4);
  CHECK(number_of(peeks.message_sent("A")) == 0);
  CHECK(number_of(peeks.message_sent("Z")) == 0);
  CHECK(peeks.waiting() == 1);
}

TEST_CASE("one whose deadline comes before its time is over") {
  sneak_peeks peeks;
  static_cast<void>(peeks.submitted(typed_at, peek(1, "C")));
  static_cast<void>(peeks.submitted(typed_at, peek(2, "C", typed_at + 1s)));
  CHECK(peeks.next() == typed_at + 1s);
  CHECK_FALSE(peeks.take_overdue(typed_at + 1s - 1ns).has_value());
  CHECK(number_of(peeks.take_overdue(typed_at + 1s)) == 2);
  CHECK_FALSE(peeks.next().has_value());
}

TEST_CASE("one that waits can be cancelled") {
  sneak_peeks peeks;
  static_cast<void>(peeks.submitted(typed_at, peek(1, "C")));
  static_cast<void>(peeks.submitted(typed_at, peek(2, "C")));
  CHECK_FALSE(peeks.cancel(ticket{1}).has_value());
  CHECK(number_of(peeks.cancel(ticket{2})) == 2);
  CHECK_FALSE(peeks.take_due(typed_at + 1h).has_value());
}

TEST_CASE("all that wait can be taken") {
  sneak_peeks peeks;
  for (std::uint64_t call = 1; call <= 6; ++call) {
    static_cast<void>(peeks.submitted(typed_at, peek(call, "chat" + std::to_string(call % 3))));
  }
  CHECK(peeks.take_all().size() == 3);
  CHECK(peeks.waiting() == 0);
}

TEST_CASE("chats without end are not remembered without end") {
  sneak_peeks peeks;
  for (std::uint64_t call = 1; call <= 10'000; ++call) {
    CHECK(peeks.submitted(typed_at, peek(call, "chat" + std::to_string(call))).to_send.has_value());
  }
  // One that waits is not forgotten for a new chat: the new one goes without.
  for (std::uint64_t i = 0; i < limits::sneak_peek_chats; ++i) {
    static_cast<void>(peeks.submitted(typed_at, peek(20'000 + i, "held" + std::to_string(i))));
    static_cast<void>(peeks.submitted(typed_at, peek(30'000 + i, "held" + std::to_string(i))));
  }
  CHECK(peeks.waiting() == limits::sneak_peek_chats);
  const auto what = peeks.submitted(typed_at, peek(40'000, "new"));
  CHECK_FALSE(what.to_send.has_value());
  CHECK(number_of(what.superseded) == 40'000);
}
