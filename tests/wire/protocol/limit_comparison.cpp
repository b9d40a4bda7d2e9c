// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/limit_comparison.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "core/limits.hpp"
#include "emulator/core/limits.hpp"
#include "wire/catalogue.hpp"
#include "wire/protocol/placed_rows.hpp"

namespace livechat::customer::wire::test {

namespace {

/// A bound of one field, `none` when it has none.
std::string bound_of(describe::kind kind, std::string_view name, const std::string& place,
                     std::string (*read)(const field_row&)) {
  const entry* found = wire::find_entry(kind, name);
  const placed_rows rows(found->fields);
  return read(*rows.find(place));
}

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "none"; }
std::string least(const field_row& row) { return number(row.bounds.min); }
std::string most(const field_row& row) { return number(row.bounds.max); }
std::string most_items(const field_row& row) { return std::to_string(row.bounds.max_items); }
std::string most_bytes(const field_row& row) { return std::to_string(row.bounds.max_bytes); }
std::string by_default(const field_row& row) { return std::string(row.facts.by_default); }

/// A number of the extract, and where it stands here.
struct known_limit {
  std::string_view name;
  std::string_view key;
  describe::kind kind;
  std::string_view entry;
  const char* place;
  std::string (*read)(const field_row&);
};

constexpr known_limit known_limits[] = {
    {"message_text_bytes", "value", describe::kind::event, "message", "text", most_bytes},
    {"list_chats_limit", "default", describe::kind::action, "list_chats", "limit", by_default},
    {"list_chats_limit", "max", describe::kind::action, "list_chats", "limit", most},
    {"list_threads_limit", "default", describe::kind::action, "list_threads", "limit", by_default},
    {"list_threads_limit", "max", describe::kind::action, "list_threads", "limit", most},
    {"list_threads_min_events_count", "min", describe::kind::action, "list_threads", "min_events_count", least},
    {"list_threads_min_events_count", "max", describe::kind::action, "list_threads", "min_events_count", most},
    {"session_fields_keys", "max", describe::kind::action, "set_customer_session_fields", "session_fields", most_items},
    {"rich_message_elements", "max", describe::kind::event, "rich_message", "elements", most_items},
    {"rich_message_buttons", "max", describe::kind::event, "rich_message", "elements[].buttons", most_items},
    {"start_chat_users", "max", describe::kind::action, "start_chat", "chat.users", most_items},
};

/// Limits that no table of this library has, and why.
constexpr std::string_view without_a_row[] = {
    "page_id_lifetime",                          // in words, beside page_id
    "active_threads_per_chat",                   // a thread is open or not: there is no number to keep to
    "chats_per_customer",                        // contradicted (question A06): a switch of the emulator
    "upload_file",                               // Web API only
    "access_token_lifetime_seconds",             // tokens are not asked for here
    "identity_transfer_token_lifetime_seconds",  // as above
    "cookie_lifetime_seconds",                   // as above
    "thread_auto_close_minutes",                 // a setting of each organization
};

bool is_undocumented(const docs& limit) { return limit.text().starts_with('"') && limit.string() == "not documented"; }

/// What the two machines keep to.
void compare_machines(account& into, const docs& theirs) {
  const std::string pending(theirs["pending_requests_per_connection"]["value"].text());
  into.same("pending requests", "of the emulator", pending, std::to_string(emulator::core::limits::pending_requests));
  into.same("pending requests", "of the client", pending, std::to_string(core::limits::window_for_ping));
  into.same("request timeout", "of the emulator", std::string(theirs["server_request_timeout_seconds"]["value"].text()),
            std::to_string(emulator::core::limits::request_timeout.count()));
  into.same("page ids", "life", theirs["page_id_lifetime"].string(),
            emulator::core::limits::page_id_life.count() == 30 ? "one month" : "another time");
}

}  // namespace

void compare_limits(account& into, const docs& theirs) {
  for (const auto& one : known_limits) {
    into.same(std::string(one.entry) + "." + one.place, one.name, std::string(theirs[one.name][one.key].text()),
              bound_of(one.kind, one.entry, one.place, one.read));
  }
  compare_machines(into, theirs);
  for (const auto& [name, limit] : theirs.members()) {
    const auto is_it = [&name = name](const known_limit& one) { return one.name == name; };
    const bool is_known =
        std::any_of(std::begin(known_limits), std::end(known_limits), is_it) ||
        std::find(std::begin(without_a_row), std::end(without_a_row), name) != std::end(without_a_row);
    const bool is_of_the_machines =
        name == "pending_requests_per_connection" || name == "server_request_timeout_seconds";
    into.there("limits", name, is_known || is_of_the_machines || is_undocumented(limit));
  }
}

}  // namespace livechat::customer::wire::test
