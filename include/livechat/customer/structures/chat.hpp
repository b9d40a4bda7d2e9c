// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/structures/user.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// A conversation of one customer, with one of its threads.
///
/// Samples of the docs have a list `threads` in place of `thread`, and `properites` in place of `properties`: they are
/// read too; of the list the last element counts (question S02). Source: Data structures v3.6, Chat.
struct chat {
  std::string id;
  std::vector<user> users;
  std::optional<customer::thread> thread;
  customer::properties properties;
  std::optional<customer::access> access;

  chat() = default;
  chat(std::string id_, std::vector<user> users_) : id(std::move(id_)), users(std::move(users_)) {}

  friend bool operator==(const chat&, const chat&) = default;
};

template <class T>
inline constexpr auto description<chat, T> =
    describe::structure("chat", "A conversation of one customer", "Data structures v3.6, Chat")
        .questions("S02")
        .fields(describe::required("id", &T::id, "chat id").example("\"PJ0MRSHTDG\""),
                describe::required("users", &T::users, "who is in the chat"),
                describe::optional("thread", &T::thread, "one of its threads, usually the latest")
                    .also_named("threads")
                    .questions("S02"),
                describe::optional("properties", &T::properties, "properties by namespace and name")
                    .also_named("properites")
                    .questions("S02"),
                describe::optional("access", &T::access, "groups that may see it"));

}  // namespace livechat::customer::inline v0
