// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A message to many customers at once, from an agent application or from the service. `content` is free JSON.
/// Source: RTM pushes v3.6, incoming_multicast.
struct incoming_multicast {
  std::optional<std::string> author_id;
  json_text content;

  incoming_multicast() = default;
  explicit incoming_multicast(json_text content_) : content(std::move(content_)) {}

  friend bool operator==(const incoming_multicast&, const incoming_multicast&) = default;
};

template <class T>
inline constexpr auto description<incoming_multicast, T> =
    describe::push("incoming_multicast", "A message to many customers at once", "RTM pushes v3.6, incoming_multicast")
        .group("Other")
        .questions("P12")
        .note("3.4: tells which groups changed their status too; from 3.5 on groups_status_updated does")
        .fields(describe::optional("author_id", &T::author_id, "who sent it; missing when the service did"),
                describe::required("content", &T::content, "free JSON").example(R"({"example":{"nested":"json"}})"));

}  // namespace livechat::customer::inline v0
