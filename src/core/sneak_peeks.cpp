// SPDX-License-Identifier: Apache-2.0
#include "core/sneak_peeks.hpp"

#include <algorithm>
#include <utility>

#include "core/deadlines.hpp"
#include "core/limits.hpp"
#include "wire/json_member.hpp"

namespace livechat::customer::core {

using machine::instant;

std::string chat_of(std::string_view payload) {
  if (wire::json::check(payload)) return {};
  return wire::json::text_member(payload, "chat_id");
}

sneak_peeks::decision sneak_peeks::submitted(instant now, request what) {
  std::string id = chat_of(what.payload);
  make_room_for(id, now);
  if (chats_.size() >= limits::sneak_peek_chats && !chats_.contains(id)) return {std::nullopt, std::move(what)};
  auto& chat = chats_[std::move(id)];
  if (chat.free_at <= now && !chat.held) {
    chat.free_at = now + limits::sneak_peek_every;
    return {std::move(what), std::nullopt};
  }
  decision out;
  if (chat.held) out.superseded = std::move(chat.held);
  chat.held = std::move(what);
  return out;
}

/// A chat in which nothing waits, and in which one may go at once, is like one that was never seen.
void sneak_peeks::make_room_for(const std::string& id, instant now) {
  std::erase_if(chats_, [now](const auto& one) { return !one.second.held && one.second.free_at <= now; });
  if (chats_.size() < limits::sneak_peek_chats || chats_.contains(id)) return;
  const auto idle = std::find_if(chats_.begin(), chats_.end(), [](const auto& one) { return !one.second.held; });
  if (idle != chats_.end()) chats_.erase(idle);
}

std::optional<request> sneak_peeks::message_sent(std::string_view chat_id) {
  const auto found = chats_.find(chat_id);
  return found == chats_.end() ? std::nullopt : std::exchange(found->second.held, std::nullopt);
}

std::optional<request> sneak_peeks::take_due(instant now) {
  for (auto& [id, chat] : chats_) {
    if (!chat.held || chat.free_at > now) continue;
    chat.free_at = now + limits::sneak_peek_every;
    return std::exchange(chat.held, std::nullopt);
  }
  return std::nullopt;
}

std::optional<request> sneak_peeks::take_overdue(instant now) {
  for (auto& [id, chat] : chats_) {
    if (chat.held && chat.held->deadline <= now) return std::exchange(chat.held, std::nullopt);
  }
  return std::nullopt;
}

std::optional<request> sneak_peeks::cancel(ticket call) {
  for (auto& [id, chat] : chats_) {
    if (chat.held && chat.held->call == call) return std::exchange(chat.held, std::nullopt);
  }
  return std::nullopt;
}

std::vector<request> sneak_peeks::take_all() {
  std::vector<request> out;
  for (auto& [id, chat] : chats_) {
    if (chat.held) out.push_back(*std::exchange(chat.held, std::nullopt));
  }
  return out;
}

std::optional<instant> sneak_peeks::next() const {
  std::optional<instant> first;
  for (const auto& [id, chat] : chats_) {
    if (chat.held) first = earlier(first, std::min(chat.free_at, chat.held->deadline));
  }
  return first;
}

std::size_t sneak_peeks::waiting() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(chats_.begin(), chats_.end(), [](const auto& one) { return one.second.held.has_value(); }));
}

}  // namespace livechat::customer::core
