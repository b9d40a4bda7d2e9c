// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/pushes/chat_properties_deleted.hpp>
#include <livechat/customer/pushes/chat_properties_updated.hpp>
#include <livechat/customer/pushes/event_properties_deleted.hpp>
#include <livechat/customer/pushes/event_properties_updated.hpp>
#include <livechat/customer/pushes/thread_properties_deleted.hpp>
#include <livechat/customer/pushes/thread_properties_updated.hpp>
#include <livechat/customer/requests/update_chat_properties.hpp>
#include <utility>

#include "emulator/core/desk/agent_desk.hpp"
#include "emulator/core/event_stamp.hpp"
#include "emulator/core/property_access.hpp"
#include "emulator/core/property_tree.hpp"
#include "emulator/core/refusal.hpp"
#include "wire/validate.hpp"

namespace livechat::emulator::core {

namespace {

using customer::server_errc;

property_place place_of(const property_target& where) {
  if (!where.event_id.empty()) return property_place::event;
  return where.thread_id.empty() ? property_place::chat : property_place::thread;
}

std::optional<customer::server_error> problem_of(const customer::properties& there, const customer::properties& more) {
  if (const auto wrong = customer::wire::validate(customer::update_chat_properties("any", more)))
    return refusal(*wrong);
  if (is_too_much(there, more)) return refusal(server_errc::limit_reached);
  return std::nullopt;
}

}  // namespace

customer::event* agent_desk::event_at(const property_target& where) {
  thread_record* thread = thread_of(where.chat_id, where.thread_id);
  return thread == nullptr ? nullptr : thread->find_event(where.event_id);
}

customer::properties* agent_desk::properties_at(const property_target& where) {
  chat_record* chat = state_.find_chat(where.chat_id);
  if (chat == nullptr) return nullptr;
  if (place_of(where) == property_place::chat) return &chat->properties;
  thread_record* thread = where.thread_id.empty() ? nullptr : chat->find_thread(where.thread_id);
  if (thread == nullptr) return nullptr;
  if (place_of(where) == property_place::thread) return &thread->properties;
  customer::event* event = thread->find_event(where.event_id);
  return event == nullptr ? nullptr : &event->header().properties;
}

desk_result agent_desk::update_properties(const property_target& where, const customer::properties& what) {
  customer::properties* there = properties_at(where);
  if (there == nullptr) return server_errc::not_found;
  if (auto wrong = problem_of(*there, what)) return *std::move(wrong);
  auto changed = readable(merge(*there, what), place_of(where));
  if (customer::event* event = event_at(where)) put_header_into_raw(*event);
  if (changed.empty()) return {};
  const chat_record& chat = *state_.find_chat(where.chat_id);
  switch (place_of(where)) {
    case property_place::chat:
      tell(chat, customer::chat_properties_updated(chat.id, std::move(changed)));
      break;
    case property_place::thread:
      tell(chat, customer::thread_properties_updated(chat.id, where.thread_id, std::move(changed)));
      break;
    case property_place::event:
      tell(chat, customer::event_properties_updated(chat.id, where.thread_id, where.event_id, std::move(changed)));
      break;
  }
  return {};
}

desk_result agent_desk::delete_properties(const property_target& where, const customer::properties_to_delete& what) {
  customer::properties* there = properties_at(where);
  if (there == nullptr) return server_errc::not_found;
  auto gone = erase(*there, what);
  if (customer::event* event = event_at(where)) put_header_into_raw(*event);
  if (gone.empty()) return {};
  const chat_record& chat = *state_.find_chat(where.chat_id);
  switch (place_of(where)) {
    case property_place::chat:
      tell(chat, customer::chat_properties_deleted(chat.id, std::move(gone)));
      break;
    case property_place::thread:
      tell(chat, customer::thread_properties_deleted(chat.id, where.thread_id, std::move(gone)));
      break;
    case property_place::event:
      tell(chat, customer::event_properties_deleted(chat.id, where.thread_id, where.event_id, std::move(gone)));
      break;
  }
  return {};
}

}  // namespace livechat::emulator::core
