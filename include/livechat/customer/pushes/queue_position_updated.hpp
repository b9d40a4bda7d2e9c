// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/queue.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// The place of a waiting chat in the queue changed. `queue.wait_time` is in seconds.
/// Source: RTM pushes v3.6, queue_position_updated.
struct queue_position_updated {
  std::string chat_id;
  std::string thread_id;
  customer::queue queue;

  queue_position_updated() = default;
  queue_position_updated(std::string chat_id_, std::string thread_id_, customer::queue queue_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), queue(std::move(queue_)) {}

  friend bool operator==(const queue_position_updated&, const queue_position_updated&) = default;
};

template <class T>
inline constexpr auto description<queue_position_updated, T> =
    describe::push("queue_position_updated", "The place of a chat in the queue changed",
                   "RTM pushes v3.6, queue_position_updated")
        .also_named("queue_postition_updated")
        .group("Other")
        .questions("P14 S17")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("queue", &T::queue, "place and time to wait")
                    .example(R"({"position":42,"wait_time":1337})"));

}  // namespace livechat::customer::inline v0
