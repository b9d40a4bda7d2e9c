// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/greeting.hpp>
#include <utility>

namespace livechat::customer::inline v0 {

/// A greeting is to be shown. Answer with `accept_greeting` or `cancel_greeting`.
/// Source: RTM pushes v3.6, incoming_greeting.
struct incoming_greeting : greeting {
  incoming_greeting() = default;
  explicit incoming_greeting(greeting greeting_) : greeting(std::move(greeting_)) {}

  friend bool operator==(const incoming_greeting&, const incoming_greeting&) = default;
};

template <class T>
inline constexpr auto description<incoming_greeting, T> = describe::push("incoming_greeting",
                                                                         "A greeting is to be shown",
                                                                         "RTM pushes v3.6, incoming_greeting")
                                                              .group("Other")
                                                              .questions("P13")
                                                              .fields_of(description<greeting>);

}  // namespace livechat::customer::inline v0
