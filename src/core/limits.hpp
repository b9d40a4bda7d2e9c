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

/// Tries after a reason that we do not know.
inline constexpr unsigned unknown_reason_tries = 5;

/// Pushes that come before the answer to `login`.
inline constexpr std::size_t pushes_before_login = 64;

/// Frames that are none, within a minute, before the link is given up.
inline constexpr std::size_t bad_frames_per_minute = 5;

/// Text of the service that is shown in states and logs.
inline constexpr std::size_t shown_text = 64;

}  // namespace livechat::customer::core::limits
