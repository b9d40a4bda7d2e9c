// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/address.hpp>
#include <livechat/customer/structures/customer_statistics.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <livechat/customer/structures/user_type.hpp>
#include <optional>
#include <string>

namespace livechat::customer::inline v0 {

/// Reads what the service knows of the customer. Everything but the id is there only when it was set.
///
/// Completes when the service has answered; no push follows. It takes nothing.
/// Answer: the customer. `phone_number`, `omnichannel` and `address`: since version 3.6.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Get Customer.
struct get_customer {
  struct response {
    std::string id;
    open_enum<user_type> type = user_type::customer;
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> avatar;
    std::optional<std::string> phone_number;
    customer::session_fields session_fields;  ///< last as long as the session
    std::optional<customer::omnichannel> omnichannel;
    std::optional<customer::address> address;
    std::optional<customer_statistics> statistics;  ///< known from the official JavaScript client only

    response() = default;
  };

  get_customer() = default;
};

template <class T>
inline constexpr auto description<get_customer::response, T> =
    describe::answer("get_customer")
        .fields(describe::required("id", &T::id, "customer id")
                    .example("\"b7eff798-f8df-4364-8059-649c35c9ed0c\"")
                    .basis(describe::basis::sample),
                describe::required("type", &T::type, "what kind of user")
                    .only("customer")
                    .example("\"customer\"")
                    .basis(describe::basis::sample),
                describe::optional("name", &T::name, "name"), describe::optional("email", &T::email, "e-mail address"),
                describe::optional("avatar", &T::avatar, "URL of the picture"),
                describe::optional("phone_number", &T::phone_number, "phone number").since(api_version::v3_6),
                describe::optional("session_fields", &T::session_fields, "notes for the session, in order"),
                describe::optional("omnichannel", &T::omnichannel, "the customer on other channels")
                    .since(api_version::v3_6)
                    .questions("S14"),
                describe::optional("address", &T::address, "postal address").since(api_version::v3_6),
                describe::optional("statistics", &T::statistics, "how often the customer did what")
                    .basis(describe::basis::js_sdk)
                    .questions("A24"));

template <class T>
inline constexpr auto description<get_customer, T> =
    describe::action("get_customer", "Reads what the service knows of the customer",
                     "RTM API reference v3.6, Get Customer")
        .group("Customers")
        .questions("A24 S14")
        .note("the sample request carries session_fields, though the action takes nothing")
        .fields();

}  // namespace livechat::customer::inline v0
