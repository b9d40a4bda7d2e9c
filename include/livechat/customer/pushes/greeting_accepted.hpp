// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// The customer accepted a greeting, here or on another connection.
/// Source: RTM pushes v3.6, greeting_accepted.
struct greeting_accepted {
  std::string unique_id;

  greeting_accepted() = default;
  explicit greeting_accepted(std::string unique_id_) : unique_id(std::move(unique_id_)) {}

  friend bool operator==(const greeting_accepted&, const greeting_accepted&) = default;
};

template <class T>
inline constexpr auto description<greeting_accepted, T> =
    describe::push("greeting_accepted", "The customer accepted a greeting", "RTM pushes v3.6, greeting_accepted")
        .group("Other")
        .fields(describe::required("unique_id", &T::unique_id, "which greeting"));

}  // namespace livechat::customer::inline v0
