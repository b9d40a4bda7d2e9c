// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace livechat::customer::inline v0 {

/// What became of the requests of one action. The service bills requests, failed ones too, so `sent` is what counts.
struct action_metrics {
  std::uint64_t sent = 0;      ///< frames that went out, `login` and repeated ones included
  std::uint64_t answered = 0;  ///< with success
  std::uint64_t refused = 0;   ///< with an error of the service
  std::uint64_t lost = 0;      ///< without an answer: deadline, cancellation, loss of the connection
  std::uint64_t repeated = 0;  ///< sent again because the service had asked for patience

  friend bool operator==(const action_metrics&, const action_metrics&) = default;
};

/// Round trips: from a ping to its pong. Zero until there was one.
struct round_trip_metrics {
  std::chrono::microseconds last{0};
  std::chrono::microseconds least{0};
  std::chrono::microseconds smoothed{0};  ///< as TCP smooths it (RFC 6298): an eighth of the news
  std::uint64_t count = 0;

  friend bool operator==(const round_trip_metrics&, const round_trip_metrics&) = default;
};

/// What a client has done since it was made. Counters only grow.
struct client_metrics {
  /// Names that are counted one by one; further ones are counted under "…".
  static constexpr std::size_t most_names = 64;

  std::uint64_t attempts = 0;  ///< connections that were begun
  std::uint64_t logins = 0;    ///< connections that became live
  std::uint64_t losses = 0;    ///< connections and attempts that ended against the user's will
  std::uint64_t token_requests = 0;

  std::uint64_t texts_sent = 0;
  std::uint64_t texts_received = 0;
  std::uint64_t bytes_sent = 0;      ///< of texts
  std::uint64_t bytes_received = 0;  ///< of texts
  std::uint64_t pings = 0;
  std::uint64_t bad_frames = 0;               ///< that were no JSON objects of the API
  std::uint64_t answers_without_request = 0;  ///< late, or strange
  std::uint64_t sneak_peeks_shed = 0;         ///< replaced by a newer one, or not worth waiting for a connection
  std::uint64_t reading_stops = 0;            ///< pushes were not taken fast enough

  std::map<std::string, action_metrics> actions;
  std::map<std::string, std::uint64_t> pushes;

  round_trip_metrics round_trip;

  std::size_t waiting = 0;    ///< requests that wait to be sent, now
  std::size_t in_flight = 0;  ///< requests that wait for their answers, now
  std::size_t window = 0;     ///< how many may be in flight, now

  client_metrics() = default;

  /// All requests that went out.
  [[nodiscard]] std::uint64_t requests_sent() const;

  friend bool operator==(const client_metrics&, const client_metrics&) = default;
};

}  // namespace livechat::customer::inline v0
