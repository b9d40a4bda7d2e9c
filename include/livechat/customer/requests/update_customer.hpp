// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/address.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Changes what the service knows of the customer. At least one of name, email, avatar, session fields, omnichannel and
/// address must be set; what is left out stays as it is.
///
/// `omnichannel` and `address`: since version 3.6. `name_is_default` and `phone_number` are in the official Python
/// client only, also since 3.6; whether one of them alone is enough is not known (question A19).
/// Completes when the service has answered; a `customer_updated` push comes as well. Answer: empty.
/// Errors: `limit_reached` for too many session fields (what the service calls it is not documented, question A20).
/// Source: RTM API reference v3.6, Update Customer.
struct update_customer {
  struct response {
    response() = default;
  };

  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;  ///< a URL
  customer::session_fields session_fields;
  std::optional<omnichannel_request> omnichannel;
  std::optional<customer::address> address;
  std::optional<bool> name_is_default;
  std::optional<std::string> phone_number;

  update_customer() = default;
  explicit update_customer(std::string name_, std::optional<std::string> email_ = {})
      : name(std::move(name_)), email(std::move(email_)) {}
};

template <class T>
inline constexpr auto description<update_customer::response, T> = describe::answer("update_customer").fields();

template <class T>
inline constexpr auto description<update_customer, T> =
    describe::action("update_customer", "Changes what the service knows of the customer",
                     "RTM API reference v3.6, Update Customer")
        .group("Customers")
        .causes("customer_updated")
        .fails_with(describe::failure("limit_reached",
                                      "too many session fields (Customer SDK: CUSTOMER_SESSION_FIELDS_LIMIT_REACHED)",
                                      describe::basis::customer_sdk, "A20"))
        .questions("A19 A20 A21 S14")
        .rules(describe::at_least_one_of("at_least_one", "name", "email", "avatar", "session_fields", "omnichannel",
                                         "address"))
        .fields(describe::optional("name", &T::name, "name").example("\"Thomas Anderson\"").questions("A21"),
                describe::optional("email", &T::email, "e-mail address")
                    .example("\"t.anderson@example.com\"")
                    .questions("A21"),
                describe::optional("avatar", &T::avatar, "URL of the picture")
                    .example("\"https://example.com/avatars/1.png\"")
                    .questions("A21"),
                describe::optional("session_fields", &T::session_fields, "notes for the session, in order")
                    .example(R"([{"custom_key":"custom_value"}])")
                    .questions("A20"),
                describe::optional("omnichannel", &T::omnichannel, "the customer on other channels")
                    .since(api_version::v3_6)
                    .questions("S14"),
                describe::optional("address", &T::address, "postal address").since(api_version::v3_6),
                describe::optional("name_is_default", &T::name_is_default, "whether the name is a default one")
                    .since(api_version::v3_6)
                    .basis(describe::basis::python_sdk)
                    .questions("A19"),
                describe::optional("phone_number", &T::phone_number, "phone number")
                    .since(api_version::v3_6)
                    .basis(describe::basis::python_sdk)
                    .questions("A19"));

}  // namespace livechat::customer::inline v0
