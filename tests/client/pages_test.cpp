// SPDX-License-Identifier: Apache-2.0
// Lists that come in pages, walked from end to end.
#include <doctest/doctest.h>

#include <livechat/customer.hpp>
#include <optional>
#include <string>
#include <vector>

#include "recording_service.hpp"

namespace lc = livechat::customer;
using livechat::testing_support::recording_service;

namespace {

lc::task<std::vector<std::string>> ids_of_all_chats(lc::client& client) {
  std::vector<std::string> ids;
  std::optional<lc::list_chats> page = lc::list_chats();
  while (page) {
    const auto answer = co_await client.list_chats(*page);
    for (const auto& chat : answer.chats_summary) ids.push_back(chat.id);
    page = page->next_page(answer);
  }
  co_return ids;
}

std::string chats_page(const std::string& id, const std::string& more) {
  return R"({"total_chats":3,"chats_summary":[{"id":")" + id + R"(","users":[],"active":false}])" + more + "}";
}

std::vector<std::string> payloads(const recording_service& service) {
  std::vector<std::string> out;
  for (const auto& request : service.requests()) out.push_back(request.payload);
  return out;
}

}  // namespace

TEST_CASE("a_coroutine_walks_through_all_pages_of_chats") {
  recording_service service;
  service.answer("list_chats", chats_page("A", R"(,"next_page_id":"P2")"));
  service.answer("list_chats", chats_page("B", R"(,"next_page_id":"P3","previous_page_id":"P1")"));
  service.answer("list_chats", chats_page("C", R"(,"previous_page_id":"P2")"));
  lc::client client(service.client_config());
  CHECK(client.spawn(ids_of_all_chats(client)).get() == std::vector<std::string>{"A", "B", "C"});
  CHECK(payloads(service) == std::vector<std::string>{"{}", R"({"page_id":"P2"})", R"({"page_id":"P3"})"});
}

TEST_CASE("pages_of_threads_are_walked_forth_and_back") {
  recording_service service;
  service.answer("list_threads", R"({"threads":[],"found_threads":9,"next_page_id":"P2"})");
  service.answer("list_threads", R"({"threads":[],"found_threads":9,"previous_page_id":"P1"})");
  lc::client client(service.client_config());
  lc::list_threads request("C");
  request.min_events_count = 50;
  const auto first = client.list_threads(request).get();
  const auto next = request.next_page(first);
  REQUIRE(next);
  const auto second = client.list_threads(*next).get();
  CHECK_FALSE(next->next_page(second));
  const auto back = next->previous_page(second);
  REQUIRE(back);
  static_cast<void>(client.list_threads(*back).get());
  CHECK(payloads(service) == std::vector<std::string>{R"({"chat_id":"C","min_events_count":50})",
                                                      R"({"chat_id":"C","page_id":"P2"})",
                                                      R"({"chat_id":"C","page_id":"P1"})"});
}
