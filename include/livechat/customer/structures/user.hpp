// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// A customer as seen inside a chat. Source: Data structures v3.6, User, Customer.
struct user_customer {
  static constexpr std::string_view type = "customer";
  std::string id;
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;
  std::optional<bool> present;
  timestamp events_seen_up_to;

  user_customer() = default;
  explicit user_customer(std::string id_) : id(std::move(id_)) {}

  friend bool operator==(const user_customer&, const user_customer&) = default;
};

template <>
inline constexpr auto description<user_customer> =
    describe::structure("customer", "A customer in a chat", "Data structures v3.6, User: Customer")
        .fields(describe::required("id", &user_customer::id, "customer id"),
                describe::optional("name", &user_customer::name, "name"),
                describe::optional("email", &user_customer::email, "e-mail address"),
                describe::optional("avatar", &user_customer::avatar, "URL of the picture"),
                describe::optional("present", &user_customer::present, "whether the user is in the chat"),
                describe::optional("events_seen_up_to", &user_customer::events_seen_up_to,
                                   "last time events were seen"));

/// An agent as a customer sees one. Source: Data structures v3.6, User, Agent.
struct user_agent {
  static constexpr std::string_view type = "agent";
  std::string id;
  std::string name;
  std::optional<std::string> avatar;
  std::optional<std::string> job_title;
  std::optional<bool> present;
  std::optional<bool> is_bot;
  timestamp events_seen_up_to;

  user_agent() = default;
  user_agent(std::string id_, std::string name_) : id(std::move(id_)), name(std::move(name_)) {}

  friend bool operator==(const user_agent&, const user_agent&) = default;
};

template <>
inline constexpr auto description<user_agent> =
    describe::structure("agent", "An agent in a chat", "Data structures v3.6, User: Agent")
        .fields(describe::required("id", &user_agent::id, "agent id, opaque"),
                describe::required("name", &user_agent::name, "name shown to customers"),
                describe::optional("avatar", &user_agent::avatar, "URL of the picture, may lack a scheme"),
                describe::optional("job_title", &user_agent::job_title, "job title"),
                describe::optional("present", &user_agent::present, "whether the user is in the chat"),
                describe::optional("is_bot", &user_agent::is_bot, "whether it is a bot"),
                describe::optional("events_seen_up_to", &user_agent::events_seen_up_to, "last time events were seen"));

/// A user of a type this version of the library has no struct for.
struct unknown_user {
  std::string type;
  json_text raw;

  unknown_user() = default;
  unknown_user(std::string type_, json_text raw_) : type(std::move(type_)), raw(std::move(raw_)) {}

  friend bool operator==(const unknown_user&, const unknown_user&) = default;
};

template <>
inline constexpr auto description<unknown_user> =
    describe::structure("unknown_user", "A user without a struct of its own", "Data structures v3.6, User").fields();

/// Somebody in a chat: a customer or an agent.
class user : public one_of<unknown_user, user_customer, user_agent> {
 public:
  using one_of::one_of;

  [[nodiscard]] std::string_view type() const noexcept;
  [[nodiscard]] std::string_view id() const noexcept;
  [[nodiscard]] std::string_view name() const noexcept;  ///< empty when there is none

  friend bool operator==(const user& a, const user& b) { return a.value_ == b.value_; }
};

}  // namespace livechat::customer::inline v0
