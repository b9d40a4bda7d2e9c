// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

/// Every bound and every time of the session, with its reason. A test names the one it pins down.
namespace livechat::customer::core::limits {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// The service takes 10 pending requests per connection; one place is kept for `ping`.
inline constexpr std::size_t window = 9;
inline constexpr std::size_t window_for_ping = 10;

/// Requests that wait for a connection or for a place in the window.
inline constexpr std::size_t waiting_requests = 1000;

/// The service gives up after 15 s (`request_timeout`); an abandoned request may be pending there that long and more.
inline constexpr seconds slot_held_after_write{20};

inline constexpr seconds resolve{5};
inline constexpr seconds tcp_per_address{3};
inline constexpr seconds tcp{10};
inline constexpr seconds proxy{10};
inline constexpr seconds tls{10};
inline constexpr seconds upgrade{10};
inline constexpr seconds connect{30};

/// The service closes connections that do not log in within 30 s.
inline constexpr seconds login{15};

/// The service drops a connection after about 30 s without a ping.
inline constexpr seconds silence{25};

inline constexpr seconds close{2};

inline constexpr milliseconds backoff_floor{100};
inline constexpr milliseconds backoff_first{500};
inline constexpr seconds backoff_most{30};
inline constexpr seconds slow_floor{1};
inline constexpr seconds slow_first{2};
inline constexpr seconds slow_most{300};

/// A link that lives this long is good: the waits begin small again.
inline constexpr seconds live_resets_backoff{30};

/// The longest wait that a server may ask for with `Retry-After`; longer ones are cut.
inline constexpr seconds asked_wait_most{600};

/// A customer who was blocked for a time that nobody named. Question D01.
inline constexpr seconds blocked{900};
inline constexpr seconds blocked_most{24 * 3600};

/// The longest wait that a program's own policy may choose.
inline constexpr seconds users_wait_most{24 * 3600};

/// Tokens that were asked for because another was refused, and were refused themselves, in a row.
inline constexpr unsigned fresh_token_refusals = 2;

/// How long a token provider may take, unless the config says otherwise.
inline constexpr seconds token{15};

/// A token that is said to live longer is renewed as if it lived this long: a year is longer than any process.
inline constexpr seconds token_life_most{365 * 24 * 3600};

/// A renewal that failed is tried again after this; the old token still has a fifth of its life.
inline constexpr seconds renewal_again{60};

/// What is in flight is waited for before the connection is replaced by one with a new token.
inline constexpr seconds renewal_waits_for_answers{20};

/// At most two changes of region within this.
inline constexpr seconds region_hops_within{60};

/// The machine slept when time went on so much further than the clock that stands still in sleep.
inline constexpr seconds sleep_least{20};

/// After `network_changed` a connection must show a sign of life within this.
inline constexpr seconds sign_of_life{5};

/// A sneak peek per chat and this time.
inline constexpr milliseconds sneak_peek_every{1500};
inline constexpr std::size_t sneak_peek_chats = 64;

/// Waits after `too_many_requests`, doubled each time.
inline constexpr seconds pacing_first{1};
inline constexpr seconds pacing_most{60};
inline constexpr std::size_t paced_actions = 64;

/// The window after `pending_requests_limit_reached` is halved, and grows again by one with so many successes.
inline constexpr std::size_t window_least = 2;
inline constexpr std::size_t successes_widen_window = 8;

/// How fast a message must come at least, and how often that is looked at.
inline constexpr std::size_t message_bytes_per_second = 1024;
inline constexpr seconds message_looks_every{30};

/// How long reading may stand still because pushes are not taken; then they are dropped.
inline constexpr seconds reading_stops{10};

/// Connections of one process that have not logged in, and connections begun per second; both can be set.
inline constexpr std::size_t gate_not_logged_in = 10;
inline constexpr std::size_t gate_per_second = 20;

/// Everybody who waits at the gate looks this often. A place is held this long at most: its loop may stand still.
inline constexpr seconds gate_looks_every{1};
inline constexpr seconds gate_place_held{60};

/// Tries after a reason that we do not know.
inline constexpr unsigned unknown_reason_tries = 5;

/// Pushes that come before the answer to `login`.
inline constexpr std::size_t pushes_before_login = 64;

/// Frames that are none, within a minute, before the link is given up.
inline constexpr std::size_t bad_frames_per_minute = 5;

/// Text of the service that is shown in states and logs.
inline constexpr std::size_t shown_text = 64;

}  // namespace livechat::customer::core::limits
