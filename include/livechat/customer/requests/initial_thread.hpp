// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// What a new thread begins with. Source: RTM API reference v3.6, Start Chat, Resume Chat.
struct initial_thread {
  std::vector<event> events;
  customer::properties properties;

  initial_thread() = default;
  explicit initial_thread(std::vector<event> events_) : events(std::move(events_)) {}

  friend bool operator==(const initial_thread&, const initial_thread&) = default;
};

template <class T>
inline constexpr auto description<initial_thread, T> =
    describe::structure("initial_thread", "What a new thread begins with",
                        "RTM API reference v3.6, Start Chat, Resume Chat")
        .fields(describe::optional("events", &T::events,
                                   "events to begin with; the LiveChat app does not support type form")
                    .questions("A12"),
                describe::optional("properties", &T::properties, "properties of the thread"));

}  // namespace livechat::customer::inline v0
