// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <string>

namespace livechat::customer::inline v0 {

/// Who types, and whether still. `timestamp`: Unix seconds, unlike every other time of the API.
/// Source: RTM pushes v3.6, incoming_typing_indicator.
struct typing_indicator {
  std::string author_id;
  std::string recipients;
  std::int64_t timestamp = 0;
  bool is_typing = false;

  typing_indicator() = default;

  friend bool operator==(const typing_indicator&, const typing_indicator&) = default;
};

template <>
inline constexpr auto description<typing_indicator> =
    describe::structure("typing_indicator", "Who types, and whether still",
                        "RTM pushes v3.6, incoming_typing_indicator")
        .fields(describe::required("author_id", &typing_indicator::author_id, "who types"),
                describe::required("recipients", &typing_indicator::recipients, "who is told"),
                describe::required("timestamp", &typing_indicator::timestamp, "Unix seconds"),
                describe::required("is_typing", &typing_indicator::is_typing, "whether typing goes on"));

/// An agent or bot types. Best effort: it is not repeated after a reconnect.
/// Source: RTM pushes v3.6, incoming_typing_indicator.
struct incoming_typing_indicator {
  std::string chat_id;
  std::string thread_id;
  customer::typing_indicator typing_indicator;

  incoming_typing_indicator() = default;

  friend bool operator==(const incoming_typing_indicator&, const incoming_typing_indicator&) = default;
};

template <>
inline constexpr auto description<incoming_typing_indicator> =
    describe::push("incoming_typing_indicator", "An agent or bot types", "RTM pushes v3.6, incoming_typing_indicator")
        .fields(describe::required("chat_id", &incoming_typing_indicator::chat_id, "the chat"),
                describe::required("thread_id", &incoming_typing_indicator::thread_id, "the thread"),
                describe::required("typing_indicator", &incoming_typing_indicator::typing_indicator, "who types"));

}  // namespace livechat::customer::inline v0
