// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "emulator/core/actions/actions.hpp"
#include "emulator/core/actions/paging_steps.hpp"
#include "emulator/core/chat_info.hpp"
#include "emulator/core/chat_view.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core::actions {

namespace {

/// "By creation date of the last thread."
const std::string& key_of(const chat_record* chat) { return chat->threads.back().created_at.text(); }

std::vector<const chat_record*> sorted_chats(exchange& call, customer::sort_order order) {
  std::vector<const chat_record*> out;
  for (const auto& id : call.customer().chat_ids) out.push_back(call.state.find_chat(id));
  std::sort(out.begin(), out.end(), [order](const auto* a, const auto* b) {
    return order == customer::sort_order::asc ? key_of(a) < key_of(b) : key_of(a) > key_of(b);
  });
  return out;
}

std::vector<page_entry> entries(const std::vector<const chat_record*>& chats) {
  std::vector<page_entry> out;
  out.reserve(chats.size());
  for (const auto* chat : chats) out.push_back({key_of(chat)});
  return out;
}

}  // namespace

/// Question A01: the estimate is exact.
void list_chats(exchange& call, const customer::list_chats& request) {
  const page_ids ids = ids_of(call, "chats");
  const auto asked = asked_page(call, request, ids, limits::chats_on_page);
  if (!asked) return;
  const auto chats = sorted_chats(call, asked->order);
  const page found = cut_page(entries(chats), *asked);
  customer::list_chats::response answer;
  answer.total_chats = static_cast<std::int64_t>(chats.size());
  link(answer, found, ids);
  for (std::size_t i = found.first; i < found.last; ++i) {
    answer.chats_summary.push_back(shown_summary(call.state, *chats[i]));
  }
  if (call.version >= customer::api_version::v3_7) return call.answer(chats_info(answer));
  call.answer(answer);
}

}  // namespace livechat::emulator::core::actions
