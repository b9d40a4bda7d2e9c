// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/paging_steps.hpp"
#include "emulator/core/chat_view.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core::actions {

namespace {

using customer::server_errc;

/// Question A03: with `min_events_count` the newest threads come first, so that another order is refused, and page ids
/// lead on as usual; a page id says everything, so that it stands alone.
std::optional<customer::server_error> problem_of(const customer::list_threads& request) {
  if (!request.min_events_count) return std::nullopt;
  if (request.page_id) return refusal(server_errc::validation, "min_events_count: not together with page_id");
  if (request.sort_order == customer::sort_order::asc) {
    return refusal(server_errc::validation, "sort_order: only desc together with min_events_count");
  }
  return std::nullopt;
}

/// Question S22: `sort_order` is about the threads; their events always stand oldest first.
std::vector<const thread_record*> sorted_threads(const chat_record& chat, customer::sort_order order) {
  std::vector<const thread_record*> out;
  for (const auto& thread : chat.threads) out.push_back(&thread);
  if (order == customer::sort_order::desc) std::reverse(out.begin(), out.end());
  return out;
}

std::int64_t events_shown(const chat_record& chat, const thread_record& thread) {
  return std::count_if(thread.events.begin(), thread.events.end(),
                       [&](const auto& event) { return chat.is_shown(thread, event); });
}

std::vector<page_entry> entries(const chat_record& chat, const std::vector<const thread_record*>& threads) {
  std::vector<page_entry> out;
  out.reserve(threads.size());
  for (const auto* one : threads) out.push_back({one->created_at.text(), events_shown(chat, *one)});
  return out;
}

}  // namespace

/// Question A04: `found_threads` is taken for the number of threads there are.
void list_threads(exchange& call, const customer::list_threads& request) {
  if (const auto wrong = problem_of(request)) return call.refuse(*wrong);
  const chat_record* chat = call.own_chat(request.chat_id);
  if (chat == nullptr) return;
  const page_ids ids = ids_of(call, "threads of " + chat->id);
  auto asked = asked_page(call, request, ids, limits::threads_on_page);
  if (!asked) return;
  if (request.min_events_count) {
    asked->measure = page_measure::weight;
    asked->size = *request.min_events_count;
  }
  const auto threads = sorted_threads(*chat, asked->order);
  const page found = cut_page(entries(*chat, threads), *asked);
  customer::list_threads::response answer;
  answer.found_threads = static_cast<std::int64_t>(threads.size());
  link(answer, found, ids);
  for (std::size_t i = found.first; i < found.last; ++i) answer.threads.push_back(shown_thread(*chat, *threads[i]));
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
