// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/structures/user.hpp>
#include <optional>
#include <string>
#include <vector>

namespace livechat::customer::inline v0 {

/// A conversation of one customer, with one of its threads. Source: Data structures v3.6, Chat.
struct chat {
  std::string id;
  std::vector<user> users;
  std::optional<customer::thread> thread;
  customer::properties properties;
  std::optional<customer::access> access;

  chat() = default;

  friend bool operator==(const chat&, const chat&) = default;
};

template <>
inline constexpr auto description<chat> =
    describe::structure("chat", "A conversation of one customer", "Data structures v3.6, Chat")
        .fields(describe::required("id", &chat::id, "chat id"),
                describe::required("users", &chat::users, "who is in the chat"),
                describe::optional("thread", &chat::thread, "one of its threads, usually the latest"),
                describe::optional("properties", &chat::properties, "properties by namespace and name"),
                describe::optional("access", &chat::access, "groups that may see it"));

}  // namespace livechat::customer::inline v0
