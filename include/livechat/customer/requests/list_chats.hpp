// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/requests/sort_order.hpp>
#include <livechat/customer/structures/chat_summary.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Lists the chats of the customer, page by page.
///
/// Completes when the service has answered; no push follows. Answer: the chats of the page, how many there are, and the
/// ids of the pages beside it.
/// Errors: those of any action; the docs name none of its own.
/// `limit`: chats on a page, at most 25. A page id lives one month and goes with neither `limit` nor `sort_order`:
/// the requests that `next_page` and `previous_page` make keep to that. All pages, in a coroutine:
///
///     std::optional<list_chats> page = list_chats();
///     while (page) {
///       const auto answer = co_await client.list_chats(*page);
///       for (const auto& chat : answer.chats_summary) show(chat);
///       page = page->next_page(answer);
///     }
///
/// Source: RTM API reference v3.6, List Chats.
struct list_chats {
  struct response {
    std::int64_t total_chats = 0;  ///< an estimate
    std::optional<std::string> next_page_id;
    std::optional<std::string> previous_page_id;
    std::vector<chat_summary> chats_summary;

    response() = default;
  };

  std::optional<std::int64_t> limit;           ///< default 10
  open_enum<customer::sort_order> sort_order;  ///< by creation of the last thread; default: newest first
  std::optional<std::string> page_id;

  list_chats() = default;

  /// What asks for the page after the one that was answered; nothing when there is none.
  [[nodiscard]] std::optional<list_chats> next_page(const response& answer) const;

  /// What asks for the page before the one that was answered; nothing when there is none.
  [[nodiscard]] std::optional<list_chats> previous_page(const response& answer) const;

 private:
  [[nodiscard]] static std::optional<list_chats> page(const std::optional<std::string>& id);
};

template <class T>
inline constexpr auto description<list_chats::response, T> =
    describe::answer("list_chats")
        .fields(describe::required("total_chats", &T::total_chats,
                                   "how many chats there are; an estimate, may be slightly off")
                    .questions("A01"),
                describe::optional("next_page_id", &T::next_page_id, "only when there is a page after this one"),
                describe::optional("previous_page_id", &T::previous_page_id,
                                   "only when there is a page before this one"),
                describe::required("chats_summary", &T::chats_summary, "the chats of this page")
                    .also_named("chats_info")
                    .questions("V06"));

template <class T>
inline constexpr auto description<list_chats, T> =
    describe::action("list_chats", "Lists the chats of the customer", "RTM API reference v3.6, List Chats")
        .group("Chats")
        .questions("A01 A02 V06")
        .rules(describe::excludes("page_id_exclusive", "page_id", "limit", "sort_order"))
        .fields(
            describe::optional("limit", &T::limit, "chats on a page")
                .max(25)
                .unit("chats")
                .by_default("10")
                .questions("A02"),
            describe::optional("sort_order", &T::sort_order, "by creation of the last thread").by_default("\"desc\""),
            describe::optional("page_id", &T::page_id, "next_page_id or previous_page_id of an answer; lives one month")
                .example("\"MTUxNzM5ODEzMTQ5Ng==\"")
                .questions("A02"));

inline std::optional<list_chats> list_chats::page(const std::optional<std::string>& id) {
  if (!id) return std::nullopt;
  list_chats out;
  out.page_id = id;
  return out;
}

inline std::optional<list_chats> list_chats::next_page(const response& answer) const {
  return page(answer.next_page_id);
}

inline std::optional<list_chats> list_chats::previous_page(const response& answer) const {
  return page(answer.previous_page_id);
}

}  // namespace livechat::customer::inline v0
