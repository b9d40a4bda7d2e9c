// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/requests/sort_order.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Lists the threads of a chat with their events, page by page.
///
/// Completes when the service has answered; no push follows.
/// Required: `chat_id`. `limit`: threads on a page, at most 100. `min_events_count`: 1 to 100; pages then hold the
/// newest threads until they have that many events together. Set one of the two at most. A page id lives one month and
/// goes with neither `limit` nor `sort_order`: the requests that `next_page` and `previous_page` make keep to that.
/// Answer: the threads of the page, how many were found, and the ids of the pages beside it.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, List Threads.
struct list_threads {
  struct response {
    std::vector<thread> threads;
    std::int64_t found_threads = 0;  ///< not described in the docs; presumably how many threads there are
    std::optional<std::string> next_page_id;
    std::optional<std::string> previous_page_id;

    response() = default;
  };

  std::string chat_id;
  open_enum<customer::sort_order> sort_order;  ///< by creation; default: newest first
  std::optional<std::int64_t> limit;           ///< default 3
  std::optional<std::string> page_id;
  std::optional<std::int64_t> min_events_count;

  list_threads() = default;
  explicit list_threads(std::string chat_id_) : chat_id(std::move(chat_id_)) {}

  /// What asks for the page after the one that was answered; nothing when there is none.
  [[nodiscard]] std::optional<list_threads> next_page(const response& answer) const;

  /// What asks for the page before the one that was answered; nothing when there is none.
  [[nodiscard]] std::optional<list_threads> previous_page(const response& answer) const;

 private:
  [[nodiscard]] std::optional<list_threads> page(const std::optional<std::string>& id) const;
};

template <class T>
inline constexpr auto description<list_threads::response, T> =
    describe::answer("list_threads")
        .basis(describe::basis::sample)
        .note("the docs have no table of the answer")
        .fields(describe::required("threads", &T::threads, "the threads of this page")
                    .basis(describe::basis::sample)
                    .questions("S22"),
                describe::required("found_threads", &T::found_threads, "presumably how many threads there are")
                    .basis(describe::basis::sample)
                    .questions("A04"),
                describe::optional("next_page_id", &T::next_page_id, "only when there is a page after this one"),
                describe::optional("previous_page_id", &T::previous_page_id,
                                   "only when there is a page before this one"));

template <class T>
inline constexpr auto description<list_threads, T> =
    describe::action("list_threads", "Lists the threads of a chat", "RTM API reference v3.6, List Threads")
        .group("Chats")
        .questions("A02 A03 A04 S22")
        .rules(describe::mutually_exclusive("limit_or_min_events_count", "limit", "min_events_count"),
               describe::excludes("page_id_exclusive", "page_id", "limit", "sort_order"))
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"PWJ8Y4THAV\""),
                describe::optional("sort_order", &T::sort_order, "by creation of the threads").by_default("\"desc\""),
                describe::optional("limit", &T::limit, "threads on a page")
                    .max(100)
                    .unit("threads")
                    .by_default("3")
                    .questions("A02"),
                describe::optional("page_id", &T::page_id,
                                   "next_page_id or previous_page_id of an answer; lives one month")
                    .example("\"MTUxNzM5ODEzMTQ5Ng==\"")
                    .questions("A02 A03"),
                describe::optional("min_events_count", &T::min_events_count,
                                   "the newest threads are added until they have that many events together")
                    .min(1)
                    .max(100)
                    .unit("events")
                    .questions("A03"));

inline std::optional<list_threads> list_threads::page(const std::optional<std::string>& id) const {
  if (!id) return std::nullopt;
  list_threads out(chat_id);
  out.page_id = id;
  return out;
}

inline std::optional<list_threads> list_threads::next_page(const response& answer) const {
  return page(answer.next_page_id);
}

inline std::optional<list_threads> list_threads::previous_page(const response& answer) const {
  return page(answer.previous_page_id);
}

}  // namespace livechat::customer::inline v0
