// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/waiting_line.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

std::int64_t place_of(const chat_record& chat) {
  const auto& queue = chat.threads.back().queue;
  return queue ? queue->position : 0;
}

std::int64_t wait_at(std::int64_t position) { return position * limits::wait_per_chat.count(); }

/// Numbers the chats from 1 on; gives those whose number was another one.
std::vector<line_move> renumber(const std::vector<chat_record*>& line) {
  std::vector<line_move> moved;
  std::int64_t position = 0;
  for (chat_record* chat : line) {
    thread_record& thread = chat->threads.back();
    if (++position == place_of(*chat)) continue;
    thread.queue->position = position;
    thread.queue->wait_time = wait_at(position);
    // Without `queued_at`, as in the docs' table (question S17).
    moved.push_back({chat->customer_id, {chat->id, thread.id, customer::queue(position, wait_at(position))}});
  }
  return moved;
}

}  // namespace

std::vector<chat_record*> waiting_line(world& state, std::int64_t group_id) {
  std::vector<chat_record*> out;
  for (auto& [id, chat] : state.chats()) {
    if (chat.waits_for_group == group_id && chat.is_active()) out.push_back(&chat);
  }
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return place_of(*a) < place_of(*b); });
  return out;
}

void enter_line(world& state, chat_record& chat, std::int64_t group_id, instant now) {
  const auto position = static_cast<std::int64_t>(waiting_line(state, group_id).size()) + 1;
  customer::queue place(position, wait_at(position));
  place.queued_at = state.time_at(now);
  chat.threads.back().queue = std::move(place);
  chat.waits_for_group = group_id;
}

std::vector<line_move> leave_line(world& state, chat_record& chat) {
  const auto group_id = std::exchange(chat.waits_for_group, std::nullopt);
  if (!group_id) return {};
  chat.threads.back().queue.reset();
  return renumber(waiting_line(state, *group_id));
}

std::vector<line_move> move_in_line(world& state, chat_record& chat, std::int64_t position) {
  if (!chat.waits_for_group) return {};
  auto line = waiting_line(state, *chat.waits_for_group);
  std::erase(line, &chat);
  const auto wanted = std::clamp<std::int64_t>(position, 1, static_cast<std::int64_t>(line.size()) + 1);
  line.insert(line.begin() + (wanted - 1), &chat);
  return renumber(line);
}

}  // namespace livechat::emulator::core
