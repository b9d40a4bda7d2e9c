// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/chat_opening.hpp"

#include <utility>
#include <variant>

#include "emulator/core/chat_changes.hpp"
#include "emulator/core/property_access.hpp"
#include "emulator/core/property_tree.hpp"
#include "emulator/core/refusal.hpp"
#include "emulator/core/routing.hpp"
#include "emulator/core/sendable.hpp"

namespace livechat::emulator::core {

namespace {

using customer::server_errc;
using customer::server_error;

std::optional<server_error> problem_of(const std::vector<customer::event>& events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (auto wrong = unsendable(events[i])) {
      wrong->enter("[" + std::to_string(i) + "]");
      for (const auto* outer : {"events", "thread", "chat"}) wrong->enter(outer);
      return refusal(*wrong);
    }
    if (auto wrong = write_problem(events[i].header().properties, property_place::event)) return wrong;
  }
  return std::nullopt;
}

std::optional<server_error> problem_of_properties(const chat_opening& what) {
  if (auto wrong = write_problem(what.properties, property_place::chat)) return wrong;
  return write_problem(what.thread.properties, property_place::thread);
}

/// Question E03: unknown groups are `group_not_found`, as the Customer SDK page has it for other actions.
/// Question A07: a thread that is closed from the beginning needs nobody.
std::optional<server_error> problem_of_groups(const chat_opening& what, const license& by) {
  for (const auto id : what.access.group_ids) {
    if (by.find_group(id) == nullptr) return refusal(server_errc::group_not_found);
  }
  const bool needs_somebody = what.is_active && !what.is_continuous;
  if (needs_somebody && route_for(by, what.access).kind == route_kind::closed) {
    return refusal(server_errc::groups_offline);
  }
  return std::nullopt;
}

/// "Reports then show the greeting as seen (starting a chat from it does the same)": the chat says by a property of its
/// thread which greeting it came from.
void accept_greeting(world& state, const chat_record& chat) {
  const auto named = chat.threads.back().properties.get("lc2", "greeting_unique_id");
  const auto* unique_id = named ? std::get_if<std::string>(&*named) : nullptr;
  customer_record& owner = state.customer_with(chat.customer_id);
  greeting_record* greeting = unique_id == nullptr ? nullptr : owner.find_greeting(*unique_id);
  if (greeting == nullptr || !greeting->is_on_display) return;
  if (!greeting->is_accepted) ++owner.counts.greetings_accepted;
  greeting->is_accepted = true;
  greeting->is_on_display = false;
}

/// `routing.continuous` is how chats say it.
void note_mode(chat_record& chat, bool is_continuous) {
  const bool is_said = chat.properties.get("routing", "continuous").has_value();
  if (is_continuous || is_said) chat.properties.set("routing", "continuous", is_continuous);
  chat.is_continuous = is_continuous;
}

}  // namespace

std::optional<server_error> problem_of(const chat_opening& what, const license& by) {
  if (auto wrong = problem_of(what.thread.events)) return wrong;
  if (auto wrong = problem_of_properties(what)) return wrong;
  return problem_of_groups(what, by);
}

void carry_out(const chat_opening& what, world& state, chat_record& chat, std::string_view author_id, instant now) {
  chat.access = what.access;
  // Question A08: properties are merged with those that are there.
  static_cast<void>(merge(chat.properties, what.properties));
  note_mode(chat, what.is_continuous);
  for (auto& user : chat.users) user.is_present = user.kind == user_kind::customer;
  thread_record& thread = state.add_thread(chat, now, what.is_active);
  thread.properties = what.thread.properties;
  state.idle().something_happened(now, chat);
  for (const auto& event : what.thread.events) {
    static_cast<void>(append(state, chat, thread, event, author_id, now));
  }
  if (chat_user* author = chat.find_user(author_id)) see_everything(chat, *author);
  accept_greeting(state, chat);
  if (what.is_active) settle(state, chat, route_for(state.license(), chat.access), now);
}

std::vector<std::string> event_ids(const customer::thread& thread) {
  std::vector<std::string> out;
  for (const auto& event : thread.events) out.push_back(event.id());
  return out;
}

}  // namespace livechat::emulator::core
