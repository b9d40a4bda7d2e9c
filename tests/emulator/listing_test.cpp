// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "emulator/conversation.hpp"

using namespace livechat::emulator::core;
using namespace livechat::emulator::core::test;
namespace customer = livechat::customer;

namespace {

using chats_answer = customer::list_chats::response;
using threads_answer = customer::list_threads::response;

/// A customer with closed chats, oldest first.
struct history {
  explicit history(int count) : me(world.log_in()) {
    for (int i = 0; i < count; ++i) {
      chats.push_back(answer_of<customer::start_chat::response>(world.call(me, "start_chat")).chat_id);
      world.call(me, "deactivate_chat", object({{"id", chats.back()}}));
    }
  }

  chats_answer list(std::string_view payload = "{}") {
    return answer_of<chats_answer>(world.call(me, "list_chats", payload));
  }

  rig world{silent()};
  connection_id me;
  story chats;
};

story ids(const chats_answer& from) {
  story out;
  for (const auto& one : from.chats_summary) out.push_back(one.id);
  return out;
}

story slice(const story& from, std::size_t first, std::size_t last) {
  return story(from.begin() + static_cast<std::ptrdiff_t>(first), from.begin() + static_cast<std::ptrdiff_t>(last));
}

std::string page(const std::optional<std::string>& id) { return object({{"page_id", id.value_or("none")}}); }

/// A chat with `count` threads; each has one message and one system message, but for the last one: that has the message.
struct threads_of_a_chat : conversation {
  explicit threads_of_a_chat(int count) {
    threads.push_back(thread);
    say("0");
    for (int i = 1; i < count; ++i) {
      close();
      threads.push_back(
          answer_of<customer::resume_chat::response>(call("resume_chat", R"({"chat":)" + object({{"id", chat}}) + "}"))
              .thread_id);
      say(std::to_string(i));
    }
  }

  threads_answer list(std::string_view more = "") {
    return answer_of<threads_answer>(call("list_threads", object({{"chat_id", chat}}, more)));
  }

  story threads;
};

story ids(const threads_answer& from) {
  story out;
  for (const auto& one : from.threads) out.push_back(one.id);
  return out;
}

}  // namespace

TEST_CASE("list_chats gives ten chats, the newest first, and a way on") {
  history past(12);
  const auto first = past.list();
  CHECK(first.total_chats == 12);
  CHECK(ids(first) == story(past.chats.rbegin(), past.chats.rbegin() + 10));
  CHECK(!first.previous_page_id.has_value());
  const auto second = past.list(page(first.next_page_id));
  CHECK(ids(second) == story(past.chats.rbegin() + 10, past.chats.rend()));
  CHECK(!second.next_page_id.has_value());
  CHECK(ids(past.list(page(second.previous_page_id))) == ids(first));
}

TEST_CASE("pages keep the limit and the order that the first one was asked for with") {
  history past(5);
  const auto first = past.list(R"({"limit":2,"sort_order":"asc"})");
  CHECK(ids(first) == slice(past.chats, 0, 2));
  const auto second = past.list(page(first.next_page_id));
  CHECK(ids(second) == slice(past.chats, 2, 4));
  const auto third = past.list(page(second.next_page_id));
  CHECK(ids(third) == slice(past.chats, 4, 5));
  CHECK(ids(past.list(page(third.previous_page_id))) == ids(second));
}

TEST_CASE("a chat that is added meanwhile moves nothing to another page") {
  history past(4);
  const auto first = past.list(R"({"limit":2})");
  past.world.call(past.me, "start_chat");
  CHECK(ids(past.list(page(first.next_page_id))) == story{past.chats[1], past.chats[0]});
}

TEST_CASE("chats stand in the order of their last threads") {
  history past(2);
  past.world.call(past.me, "resume_chat", R"({"chat":)" + object({{"id", past.chats[0]}}) + "}");
  CHECK(ids(past.list()) == past.chats);
}

TEST_CASE("a summary has the last event of each type that the customer may see") {
  conversation talk;
  talk.say("first");
  const auto last = talk.say("second");
  customer::message whisper("for agents");
  whisper.recipients = customer::recipients::agents;
  talk.agent_says(whisper);
  talk.close();
  const auto summary = answer_of<chats_answer>(talk.call("list_chats")).chats_summary.at(0);
  CHECK(summary.id == talk.chat);
  CHECK(summary.last_thread_id == talk.thread);
  CHECK(!summary.active);
  CHECK(summary.users.size() == 2);
  REQUIRE(summary.last_event_per_type.size() == 2);
  CHECK(summary.last_event_per_type.at("message").event.id() == last);
  CHECK(summary.last_event_per_type.at("message").thread_id == talk.thread);
  CHECK(summary.last_event_per_type.contains("system_message"));
}

TEST_CASE("a page id that is unknown, of another customer or too old is refused with validation") {
  history past(3);
  const auto id = past.list(R"({"limit":1})").next_page_id;
  CHECK(error_type(past.world.call(past.me, "list_chats", page("made up"))) == "validation");
  const auto stranger = past.world.log_in();
  CHECK(error_type(past.world.call(stranger, "list_chats", page(id))) == "validation");
  CHECK(error_type(past.world.call(past.me, "list_chats", page(id))) == "none");
  const auto later = past.world.now() + std::chrono::hours(24 * 31);
  past.world.under_test().text_received(later, past.me, wire::encode_request("late", "list_chats", page(id)));
  past.world.drain();
  CHECK(past.world.story(past.me).back() != "answer list_chats");
}

TEST_CASE("a limit out of bounds, and a page id with what it excludes, are refused with validation") {
  history past(2);
  const auto id = past.list(R"({"limit":1})").next_page_id.value_or("");
  for (const std::string& payload :
       {std::string(R"({"limit":26})"), std::string(R"({"limit":0})"), std::string(R"({"limit":-1})"),
        std::string(R"({"sort_order":"up"})"), object({{"page_id", id}}, R"("limit":1)"),
        object({{"page_id", id}, {"sort_order", "asc"}})}) {
    CHECK_MESSAGE(error_type(past.world.call(past.me, "list_chats", payload)) == "validation", payload);
  }
  CHECK(past.list(R"({"limit":25})").chats_summary.size() == 2);
}

TEST_CASE("a customer without chats gets an empty list") {
  rig world;
  const auto answer = answer_of<chats_answer>(world.call(world.log_in(), "list_chats"));
  CHECK(answer.total_chats == 0);
  CHECK(answer.chats_summary.empty());
}

TEST_CASE("list_threads gives three threads, the newest first, each with its neighbours") {
  threads_of_a_chat talk(4);
  const auto first = talk.list();
  CHECK(first.found_threads == 4);
  CHECK(ids(first) == story(talk.threads.rbegin(), talk.threads.rbegin() + 3));
  CHECK(!first.threads[0].next_thread_id.has_value());
  CHECK(first.threads[0].previous_thread_id == talk.threads[2]);
  CHECK(first.threads[1].next_thread_id == talk.threads[3]);
  CHECK(first.threads[1].events.size() == 2);
  CHECK(!first.threads[1].active);
  CHECK(first.threads[0].active);
  const auto second = talk.list(R"("page_id":")" + first.next_page_id.value_or("") + "\"");
  CHECK(ids(second) == story{talk.threads[0]});
  CHECK(ids(talk.list(R"("page_id":")" + second.previous_page_id.value_or("") + "\"")) == ids(first));
}

TEST_CASE("min_events_count adds threads until they have that many events together") {
  threads_of_a_chat talk(4);
  // The newest has one event, the others two each.
  CHECK(ids(talk.list(R"("min_events_count":1)")) == story{talk.threads[3]});
  CHECK(ids(talk.list(R"("min_events_count":2)")) == story{talk.threads[3], talk.threads[2]});
  const auto most = talk.list(R"("min_events_count":4)");
  CHECK(ids(most) == story{talk.threads[3], talk.threads[2], talk.threads[1]});
  CHECK(ids(talk.list(R"("page_id":")" + most.next_page_id.value_or("") + "\"")) == story{talk.threads[0]});
  CHECK(talk.list(R"("min_events_count":100)").threads.size() == 4);
}

TEST_CASE("list_threads refuses what does not go together") {
  threads_of_a_chat talk(2);
  const auto id = talk.list(R"("limit":1)").next_page_id.value_or("");
  const auto refused = [&](const std::string& more) {
    return error_type(talk.call("list_threads", object({{"chat_id", talk.chat}}, more)));
  };
  CHECK(refused(R"("limit":1,"min_events_count":1)") == "validation");
  CHECK(refused(R"("limit":101)") == "validation");
  CHECK(refused(R"("limit":0)") == "validation");
  CHECK(refused(R"("min_events_count":0)") == "validation");
  CHECK(refused(R"("min_events_count":101)") == "validation");
  CHECK(refused(R"("min_events_count":1,"sort_order":"asc")") == "validation");
  CHECK(refused(R"("limit":1,"page_id":")" + id + "\"") == "validation");
  CHECK(refused(R"("min_events_count":1,"page_id":")" + id + "\"") == "validation");
  CHECK(refused(R"("page_id":")" + id + "\"") == "none");
}

TEST_CASE("threads of a chat that is not there or somebody else's are not listed") {
  conversation talk;
  const auto stranger = talk.world.log_in();
  CHECK(error_type(talk.call("list_threads", object({{"chat_id", "NOSUCHCHAT"}}))) == "not_found");
  CHECK(error_type(talk.world.call(stranger, "list_threads", object({{"chat_id", talk.chat}}))) == "authorization");
}
