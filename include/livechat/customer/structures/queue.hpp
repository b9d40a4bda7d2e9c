// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/timestamp.hpp>

namespace livechat::customer::inline v0 {

/// The place of a waiting chat. `wait_time` is an estimate in seconds. Source: Data structures v3.6, Queue.
struct queue {
  std::int64_t position = 0;
  std::int64_t wait_time = 0;  ///< seconds
  timestamp queued_at;         ///< empty in `queue_position_updated`

  queue() = default;
  queue(std::int64_t position_, std::int64_t wait_time_) : position(position_), wait_time(wait_time_) {}

  friend bool operator==(const queue&, const queue&) = default;
};

template <class T>
inline constexpr auto description<queue, T> =
    describe::structure("queue", "The place of a waiting chat", "Data structures v3.6, Queue")
        .questions("S17")
        .fields(
            describe::required("position", &T::position, "place in the queue").example("42"),
            describe::required("wait_time", &T::wait_time, "estimated time to wait").unit("seconds").example("1337"),
            describe::optional("queued_at", &T::queued_at, "since when it waits; not in queue_position_updated")
                .questions("S17"));

}  // namespace livechat::customer::inline v0
