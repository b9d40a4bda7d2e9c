// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace livechat::bench {

/// What a client is told to measure: `<form> <measurement> <ws|wss> <port> <CA file> <count>`.
struct order {
  std::string_view form;         ///< which way of using the client
  std::string_view measurement;  ///< round_trips, in_flight, pushes or idle
  bool is_tls = false;
  std::string port;
  std::string ca_file;
  std::size_t count = 0;  ///< round trips, answers, pushes or sessions

  /// Throws `std::invalid_argument`.
  static order from(int argc, char** argv) {
    if (argc != 7) {
      throw std::invalid_argument("usage: FORM round_trips|in_flight|pushes|idle ws|wss PORT CA_FILE COUNT");
    }
    order out;
    out.form = argv[1];
    out.measurement = argv[2];
    out.is_tls = std::string_view(argv[3]) == "wss";
    out.port = argv[4];
    out.ca_file = argv[5];
    out.count = std::stoul(argv[6]);
    return out;
  }
};

/// Not counted, so that caches are warm, and the code is there.
inline constexpr std::size_t warm_up_round_trips = 500;

/// What the library has under way at most, since the service takes ten.
inline constexpr std::size_t requests_in_flight = 9;

/// Sessions that are opened at the same time; the kernel's queue of connections not yet accepted has a bound, too.
inline constexpr std::size_t sessions_opened_at_once = 32;

/// Before memory is read, so that logins are over for both sides.
inline constexpr int seconds_idle = 3;

}  // namespace livechat::bench
