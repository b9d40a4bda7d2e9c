// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/structures/address.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <livechat/customer/timestamp.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// What the service knows of a customer: in chats, and in `customer_updated` what of it changed.
///
/// `session_fields` last as long as the session. `email_verified` is set through `request_email_verification` of the
/// Web API. Source: Data structures v3.6, Customer.
struct customer_fields {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<bool> email_verified;
  std::optional<std::string> avatar;  ///< URL of the picture
  std::optional<std::string> phone_number;
  customer::session_fields session_fields;
  std::optional<bool> present;  ///< whether the customer is in the chat
  timestamp events_seen_up_to;
  std::optional<customer::omnichannel> omnichannel;
  std::optional<customer::address> address;

  customer_fields() = default;

  friend bool operator==(const customer_fields&, const customer_fields&) = default;
};

template <class T>
inline constexpr auto description<customer_fields, T> =
    describe::structure("customer_fields", "What the service knows of a customer", "Data structures v3.6, Customer")
        .questions("S14")
        .fields(describe::optional("name", &T::name, "name").example("\"Thomas Anderson\""),
                describe::optional("email", &T::email, "e-mail address").example("\"t.anderson@example.com\""),
                describe::optional("email_verified", &T::email_verified,
                                   "whether the address is theirs: see request_email_verification (Web API)"),
                describe::optional("avatar", &T::avatar, "URL of the picture")
                    .example("\"https://example.com/avatar.png\""),
                describe::optional("phone_number", &T::phone_number, "phone number")
                    .example("\"+18008529001\"")
                    .since(api_version::v3_6),
                describe::optional("session_fields", &T::session_fields,
                                   "what applications noted for the time of the session")
                    .example("[{\"custom_key\":\"custom_value\"}]")
                    .questions("S16"),
                describe::optional("present", &T::present, "whether the customer is in the chat"),
                describe::optional("events_seen_up_to", &T::events_seen_up_to,
                                   "created_at of the last event that was seen"),
                describe::optional("omnichannel", &T::omnichannel, "where else the customer can be reached")
                    .since(api_version::v3_6)
                    .questions("S14"),
                describe::optional("address", &T::address, "postal address").since(api_version::v3_6));

/// A customer as seen inside a chat. Samples of chats show `id` and `present` only.
/// Source: Data structures v3.6, Customer.
struct user_customer : customer_fields {
  static constexpr std::string_view type = "customer";
  std::string id;

  user_customer() = default;
  explicit user_customer(std::string id_) : id(std::move(id_)) {}

  friend bool operator==(const user_customer&, const user_customer&) = default;
};

template <class T>
inline constexpr auto description<user_customer, T> =
    describe::structure("user_customer", "A customer in a chat", "Data structures v3.6, Customer")
        .questions("S14")
        .note("inside chats the samples show id, type and present only")
        .fields(describe::required("id", &T::id, "customer id").example("\"b7eff798-f8df-4364-8059-649c35c9ed0c\""))
        .fields_of(description<customer_fields>);

/// An agent as a customer sees one. The docs have no table of its fields, only samples (question S13).
/// Source: Data structures v3.6, Agent (samples).
struct user_agent {
  static constexpr std::string_view type = "agent";
  std::string id;  ///< opaque, no e-mail address on this side of the chat
  std::string name;
  std::optional<std::string> avatar;  ///< URL of the picture; may lack a scheme
  std::optional<bool> present;        ///< whether the agent is in the chat
  timestamp events_seen_up_to;
  std::optional<std::string> job_title;
  std::optional<bool> is_bot;

  user_agent() = default;
  user_agent(std::string id_, std::string name_) : id(std::move(id_)), name(std::move(name_)) {}

  friend bool operator==(const user_agent&, const user_agent&) = default;
};

template <class T>
inline constexpr auto description<user_agent, T> =
    describe::structure("user_agent", "An agent in a chat", "Data structures v3.6, Agent")
        .basis(describe::basis::sample)
        .questions("S13")
        .fields(describe::required("id", &T::id, "agent id, opaque")
                    .example("\"b5657aff34dd32e198160d54666df9d8\"")
                    .basis(describe::basis::sample),
                describe::required("name", &T::name, "name shown to customers")
                    .example("\"Agent Smith\"")
                    .basis(describe::basis::sample),
                describe::optional("avatar", &T::avatar, "URL of the picture, may lack a scheme")
                    .example("\"cdn.livechatinc.com/avatars/1.png\"")
                    .basis(describe::basis::sample)
                    .questions("S13"),
                describe::optional("present", &T::present, "whether the agent is in the chat")
                    .basis(describe::basis::sample),
                describe::optional("events_seen_up_to", &T::events_seen_up_to,
                                   "created_at of the last event that was seen")
                    .basis(describe::basis::sample),
                describe::optional("job_title", &T::job_title, "job title")
                    .example("\"Support Agent\"")
                    .basis(describe::basis::sample)
                    .questions("S13"),
                describe::optional("is_bot", &T::is_bot, "whether it is a bot")
                    .basis(describe::basis::sample)
                    .questions("S13"));

/// A user of a type this version of the library has no struct for: its JSON as it came.
/// Source: Data structures v3.6, User.
struct unknown_user {
  std::string type;
  json_text raw;

  unknown_user() = default;
  unknown_user(std::string type_, json_text raw_) : type(std::move(type_)), raw(std::move(raw_)) {}

  friend bool operator==(const unknown_user&, const unknown_user&) = default;
};

template <class T>
inline constexpr auto description<unknown_user, T> =
    describe::structure("unknown_user", "A user without a struct of its own", "Data structures v3.6, User").fields();

/// Somebody in a chat: a customer, an agent, or a user newer than this library. Source: Data structures v3.6, User.
class user : public one_of<unknown_user, user_customer, user_agent> {
 public:
  using one_of::one_of;

  [[nodiscard]] std::string_view type() const noexcept;
  [[nodiscard]] std::string_view id() const noexcept;
  [[nodiscard]] std::string_view name() const noexcept;  ///< empty when there is none

  friend bool operator==(const user& a, const user& b) { return a.value_ == b.value_; }
};

}  // namespace livechat::customer::inline v0
