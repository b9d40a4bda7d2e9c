// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/customer_statistics.hpp>
#include <livechat/customer/structures/session_fields.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// The customer as the answer to `login` has it. Source: RTM API reference v3.6, Login (sample).
struct login_customer {
  std::string id;
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;  ///< URL of the picture
  customer::session_fields session_fields;
  std::optional<customer_statistics> statistics;

  login_customer() = default;
  explicit login_customer(std::string id_) : id(std::move(id_)) {}

  friend bool operator==(const login_customer&, const login_customer&) = default;
};

template <class T>
inline constexpr auto description<login_customer, T> =
    describe::structure("login_customer", "The customer who logged in", "RTM API reference v3.6, Login")
        .basis(describe::basis::sample)
        .questions("A28")
        .fields(
            describe::required("id", &T::id, "customer id")
                .example("\"a0c22fdd-fb71-40b5-bfc6-a8a0bc3117f5\"")
                .basis(describe::basis::sample),
            describe::optional("name", &T::name, "name").example("\"Thomas Anderson\"").basis(describe::basis::sample),
            describe::optional("email", &T::email, "e-mail address")
                .example("\"t.anderson@example.com\"")
                .basis(describe::basis::sample),
            describe::optional("avatar", &T::avatar, "URL of the picture")
                .example("\"https://example.com/avatar.png\"")
                .basis(describe::basis::sample),
            describe::optional("session_fields", &T::session_fields,
                               "what applications noted for the time of the session")
                .example("[{\"custom_key\":\"custom_value\"}]")
                .basis(describe::basis::sample)
                .questions("S16"),
            describe::optional("statistics", &T::statistics, "how often the customer did what")
                .basis(describe::basis::sample)
                .questions("A28"));

}  // namespace livechat::customer::inline v0
