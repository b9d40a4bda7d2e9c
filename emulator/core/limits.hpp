// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

/// Every bound and every time of the service, with its source. A test names the one it pins down.
/// The length of a message, the size of a page and the depth of JSON are in the descriptions and in wire/json.hpp.
namespace livechat::emulator::core::limits {

using std::chrono::days;
using std::chrono::seconds;

/// "You must log in within 30 seconds." RTM API reference v3.6.
inline constexpr seconds login{30};

/// "The connection is closed after about 30 seconds without a ping." RTM API reference v3.6.
inline constexpr seconds idle{30};

/// `pending_requests_limit_reached`: 10 on one connection. RTM API reference v3.6, Errors.
inline constexpr std::size_t pending_requests = 10;

/// `request_timeout`: 15 s. RTM API reference v3.6, Errors.
inline constexpr seconds request_timeout{15};

/// "Threads close by themselves after 30 minutes; configurable." Messaging overview.
inline constexpr std::chrono::minutes thread_idle{30};

/// What `list_chats` and `list_threads` take for a missing `limit`. RTM API reference v3.6.
inline constexpr std::size_t chats_on_page = 10;
inline constexpr std::size_t threads_on_page = 3;

/// "Page ids live one month." RTM API reference v3.6, Pagination.
inline constexpr days page_id_life{30};

/// An access token lives 8 hours, an identity transfer token one, the cookies two years. Customer Accounts API v2; Customer
/// authorization.
inline constexpr seconds token_life{28'800};
inline constexpr seconds identity_transfer_life{3'600};
inline constexpr seconds cookie_life{63'072'000};

/// The longest life of a token that may be asked for. Question T03: not documented; as long as the cookies.
inline constexpr seconds longest_token_life = cookie_life;

/// Ours: what the service says a chat waits for each chat in front of it, and for itself.
inline constexpr seconds wait_per_chat{60};

/// Ours: steps that an agent may still have to do in one chat. What a customer says beyond them gets no answer.
inline constexpr std::size_t agent_steps_waiting = 64;

/// Ours: the payload of a push that somebody triggers.
inline constexpr std::size_t triggered_bytes = 1024 * 1024;

/// Ours: plans to refuse requests that may be open at a time.
inline constexpr std::size_t planned_refusals = 1'000;

// Ours, so that nobody can fill the memory by accident. Beyond them requests get `limit_reached`.

inline constexpr std::size_t customers = 1'000'000;
inline constexpr std::size_t tokens = 1'000'000;
inline constexpr std::size_t identity_transfers = 10'000;
inline constexpr std::size_t chats_per_customer = 10'000;
inline constexpr std::size_t threads_per_chat = 10'000;
inline constexpr std::size_t events_per_thread = 100'000;
inline constexpr std::size_t users_per_chat = 100;
inline constexpr std::size_t property_bytes = 64 * 1024;  ///< of one chat, thread or event
inline constexpr std::size_t side_storage_entries = 100;

// Ours: of these the oldest are forgotten.

inline constexpr std::size_t greetings_per_customer = 100;
inline constexpr std::size_t welcome_messages_per_customer = 100;
inline constexpr std::size_t button_clicks_per_greeting = 100;

}  // namespace livechat::emulator::core::limits
