// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/recipients.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Somebody types, or has stopped.
/// `timestamp` is in Unix seconds, unlike every other time. Source: RTM pushes v3.6, incoming_typing_indicator.
struct typing_indicator {
  std::string author_id;
  open_enum<customer::recipients> recipients;
  std::int64_t timestamp = 0;  ///< Unix seconds
  bool is_typing = false;

  typing_indicator() = default;
  typing_indicator(std::string author_id_, open_enum<customer::recipients> recipients_, std::int64_t timestamp_,
                   bool is_typing_)
      : author_id(std::move(author_id_)),
        recipients(std::move(recipients_)),
        timestamp(timestamp_),
        is_typing(is_typing_) {}

  friend bool operator==(const typing_indicator&, const typing_indicator&) = default;
};

template <class T>
inline constexpr auto description<typing_indicator, T> =
    describe::structure("typing_indicator", "Who types, and whether still",
                        "RTM pushes v3.6, incoming_typing_indicator")
        .questions("P11")
        .fields(
            describe::required("author_id", &T::author_id, "who types").example("\"b5657aff34dd32e198160d54666df9d8\""),
            describe::required("recipients", &T::recipients, "who gets to see it").questions("P11"),
            describe::required("timestamp", &T::timestamp, "when it was sent")
                .unit("Unix seconds")
                .example("1574245378"),
            describe::required("is_typing", &T::is_typing, "false: has stopped"));

}  // namespace livechat::customer::inline v0
