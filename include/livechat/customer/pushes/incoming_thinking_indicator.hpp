// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// An agent or bot prepares an answer. Best effort: it is not repeated after a reconnect.
/// Source: RTM pushes v3.6, incoming_thinking_indicator.
struct incoming_thinking_indicator {
  std::string chat_id;
  std::string thread_id;
  std::string author_id;
  timestamp sent_at;
  std::optional<std::string> title;
  std::optional<std::string> description;
  std::optional<std::string> custom_id;

  incoming_thinking_indicator() = default;
  incoming_thinking_indicator(std::string chat_id_, std::string thread_id_, std::string author_id_, timestamp sent_at_)
      : chat_id(std::move(chat_id_)),
        thread_id(std::move(thread_id_)),
        author_id(std::move(author_id_)),
        sent_at(std::move(sent_at_)) {}

  friend bool operator==(const incoming_thinking_indicator&, const incoming_thinking_indicator&) = default;
};

template <class T>
inline constexpr auto description<incoming_thinking_indicator, T> =
    describe::push("incoming_thinking_indicator", "An agent or bot prepares an answer",
                   "RTM pushes v3.6, incoming_thinking_indicator")
        .group("Other")
        .since(api_version::v3_6)
        .questions("P10")
        .fields(describe::required("chat_id", &T::chat_id, "the chat"),
                describe::required("thread_id", &T::thread_id, "the thread"),
                describe::required("author_id", &T::author_id, "who thinks"),
                describe::required("sent_at", &T::sent_at, "when it began"),
                describe::optional("title", &T::title, "what to show").basis(describe::basis::sample).questions("P10"),
                describe::optional("description", &T::description, "more of it")
                    .basis(describe::basis::sample)
                    .questions("P10"),
                describe::optional("custom_id", &T::custom_id, "which indicator it is, to dismiss it")
                    .basis(describe::basis::sample)
                    .questions("P10"));

}  // namespace livechat::customer::inline v0
