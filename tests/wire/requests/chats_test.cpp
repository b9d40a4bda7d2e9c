// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/requests/deactivate_chat.hpp>
#include <livechat/customer/requests/get_chat.hpp>
#include <livechat/customer/requests/list_chats.hpp>
#include <livechat/customer/requests/list_threads.hpp>
#include <livechat/customer/requests/resume_chat.hpp>
#include <livechat/customer/requests/start_chat.hpp>

#include "request_rig.hpp"

namespace {

using namespace livechat::customer;
using test::answer_to;
using test::problem_of;
using test::problem_of_answer;
using wire::encode;

}  // namespace

TEST_CASE("list_chats asks for the next page by its id alone") {
  list_chats request;
  request.limit = 25;
  request.sort_order = sort_order::asc;
  CHECK(encode(request) == R"({"limit":25,"sort_order":"asc"})");
  list_chats::response answer;
  answer.next_page_id = "NEXT";
  answer.previous_page_id = "BACK";
  const auto next = request.next_page(answer);
  const auto back = request.previous_page(answer);
  REQUIRE(next);
  REQUIRE(back);
  CHECK(encode(*next) == R"({"page_id":"NEXT"})");
  CHECK(encode(*back) == R"({"page_id":"BACK"})");
  CHECK(problem_of(*next) == "good");
}

TEST_CASE("list_threads asks for the next page of the same chat") {
  list_threads request("C");
  request.min_events_count = 20;
  request.sort_order = sort_order::desc;
  CHECK(encode(request) == R"({"chat_id":"C","sort_order":"desc","min_events_count":20})");
  list_threads::response answer;
  answer.next_page_id = "NEXT";
  answer.previous_page_id = "BACK";
  const auto next = request.next_page(answer);
  const auto back = request.previous_page(answer);
  REQUIRE(next);
  REQUIRE(back);
  CHECK(encode(*next) == R"({"chat_id":"C","page_id":"NEXT"})");
  CHECK(encode(*back) == R"({"chat_id":"C","page_id":"BACK"})");
  CHECK(problem_of(*next) == "good");
}

TEST_CASE("there is no page after the last and none before the first") {
  CHECK_FALSE(list_chats().next_page({}));
  CHECK_FALSE(list_chats().previous_page({}));
  CHECK_FALSE(list_threads("C").next_page({}));
  CHECK_FALSE(list_threads("C").previous_page({}));
}

TEST_CASE("a page id goes with neither limit nor sort order") {
  list_chats chats;
  chats.page_id = "P";
  CHECK(problem_of(chats) == "good");
  chats.sort_order = sort_order::asc;
  CHECK(problem_of(chats) == "sort_order: not together with page_id");
  chats.limit = 5;
  CHECK(problem_of(chats) == "limit: not together with page_id");
  list_threads threads("C");
  threads.page_id = "P";
  CHECK(problem_of(threads) == "good");
  threads.limit = 5;
  CHECK(problem_of(threads) == "limit: not together with page_id");
}

TEST_CASE("threads are counted by limit or by their events") {
  list_threads request("C");
  request.limit = 3;
  request.min_events_count = 3;
  CHECK(problem_of(request) == "only one of limit, min_events_count may be set");
  request.limit.reset();
  CHECK(problem_of(request) == "good");
}

TEST_CASE("pages have bounds") {
  list_chats chats;
  chats.limit = 25;
  CHECK(problem_of(chats) == "good");
  chats.limit = 26;
  CHECK(problem_of(chats) == "limit: at most 25");
  list_threads threads("C");
  threads.limit = 100;
  CHECK(problem_of(threads) == "good");
  threads.limit = 101;
  CHECK(problem_of(threads) == "limit: at most 100");
  threads.limit.reset();
  for (const auto& [count, words] : {std::pair(0, "min_events_count: at least 1"), std::pair(1, "good"),
                                     std::pair(100, "good"), std::pair(101, "min_events_count: at most 100")}) {
    threads.min_events_count = count;
    CHECK(problem_of(threads) == words);
  }
}

TEST_CASE("an order that is none is refused") {
  list_chats request;
  request.sort_order = open_enum<sort_order>("sideways");
  CHECK(problem_of(request) == "sort_order: none of: asc, desc");
}

TEST_CASE("list_chats is answered alike in 3.6 and 3.7") {
  const auto older = answer_to<list_chats>(
      R"({"total_chats":1,"chats_summary":[{"id":"C","last_thread_id":"T","users":[],"active":true}]})");
  const auto newer = answer_to<list_chats>(
      R"({"total_chats":1,"chats_info":[{"id":"C","last_thread_info":{"id":"T"},"users":[],"active":true}]})");
  for (const auto* answer : {&older, &newer}) {
    REQUIRE(answer->chats_summary.size() == 1);
    CHECK(answer->chats_summary[0].id == "C");
    CHECK(answer->chats_summary[0].last_thread_id == "T");
  }
  CHECK(problem_of_answer<list_chats>(R"({"total_chats":0})") == "chats_summary: missing");
}

TEST_CASE("list_threads is answered with threads and their count") {
  const auto answer = answer_to<list_threads>(
      R"({"threads":[{"id":"T","created_at":"2019-12-17T07:57:41.512000Z","active":true,"user_ids":[]}],)"
      R"("found_threads":42,"next_page_id":"P"})");
  REQUIRE(answer.threads.size() == 1);
  CHECK(answer.found_threads == 42);
  CHECK(answer.next_page_id == "P");
  CHECK_FALSE(answer.previous_page_id);
  CHECK(problem_of_answer<list_threads>(R"({"threads":[]})") == "found_threads: missing");
}

TEST_CASE("get_chat names the thread only when it was given") {
  CHECK(encode(get_chat("C")) == R"({"chat_id":"C"})");
  CHECK(encode(get_chat("C", "T")) == R"({"chat_id":"C","thread_id":"T"})");
}

TEST_CASE("start_chat takes one customer at most") {
  initial_chat chat;
  chat.users.emplace_back("A");
  start_chat request(chat);
  CHECK(encode(request) == R"({"chat":{"users":[{"id":"A","type":"customer"}]}})");
  CHECK(problem_of(request) == "good");
  request.chat->users.emplace_back("B");
  CHECK(problem_of(request) == "chat.users: 2 entries, at most 1 are allowed");
  request.chat->users = {initial_user()};
  CHECK(problem_of(request) == "chat.users[0].id: missing");
}

TEST_CASE("start_chat says what was set and nothing else") {
  CHECK(encode(start_chat()) == "{}");
  start_chat request(initial_chat({event(message("hi"))}));
  request.active = false;
  request.continuous = true;
  CHECK(encode(request) == R"({"chat":{"thread":{"events":[{"type":"message","text":"hi"}]}},)"
                           R"("active":false,"continuous":true})");
  CHECK(answer_to<start_chat>(R"({"chat_id":"C","thread_id":"T"})").event_ids.empty());
  CHECK(problem_of_answer<start_chat>(R"({"chat_id":"C"})") == "thread_id: missing");
}

TEST_CASE("resume_chat leaves the mode alone unless it is told") {
  CHECK(encode(resume_chat("C")) == R"({"chat":{"id":"C"}})");
  resume_chat request(resumed_chat("C", {event(message("again"))}));
  request.continuous = false;
  CHECK(encode(request) == R"({"chat":{"id":"C","thread":{"events":[{"type":"message","text":"again"}]}},)"
                           R"("continuous":false})");
  CHECK(problem_of(resume_chat()) == "chat.id: missing");
  CHECK(answer_to<resume_chat>(R"({"thread_id":"T","event_ids":["E"]})").event_ids.size() == 1);
}

TEST_CASE("deactivate_chat calls the chat id") {
  CHECK(encode(deactivate_chat("C")) == R"({"id":"C"})");
  CHECK(problem_of(deactivate_chat()) == "id: missing");
}
