// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A postal address. Source: Data structures v3.6, Customer; RTM API reference v3.6, Login.
struct address {
  std::optional<std::string> street;  ///< `address` on the wire: C++ has no member named like its struct
  std::optional<std::string> city;
  std::optional<std::string> country;
  std::optional<std::string> state;
  std::optional<std::string> postal_code;

  address() = default;

  friend bool operator==(const address&, const address&) = default;
};

template <class T>
inline constexpr auto description<address, T> =
    describe::structure("address", "A postal address", "Data structures v3.6, Customer")
        .since(api_version::v3_6)
        .fields(
            describe::optional("address", &T::street, "street and number").example("\"1600 Pennsylvania Avenue NW\""),
            describe::optional("city", &T::city, "city").example("\"Washington\""),
            describe::optional("country", &T::country, "name of the country").example("\"United States\""),
            describe::optional("state", &T::state, "name of the state").example("\"DC\""),
            describe::optional("postal_code", &T::postal_code, "postal code").example("\"20500\""));

}  // namespace livechat::customer::inline v0
