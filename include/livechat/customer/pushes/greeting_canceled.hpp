// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// The customer turned a greeting down, or a newer one took its place.
/// Source: RTM pushes v3.6, greeting_canceled.
struct greeting_canceled {
  std::string unique_id;

  greeting_canceled() = default;
  explicit greeting_canceled(std::string unique_id_) : unique_id(std::move(unique_id_)) {}

  friend bool operator==(const greeting_canceled&, const greeting_canceled&) = default;
};

template <class T>
inline constexpr auto description<greeting_canceled, T> =
    describe::push("greeting_canceled", "The customer turned a greeting down, or a newer one took its place",
                   "RTM pushes v3.6, greeting_canceled")
        .also_named("greeting_cancelled")
        .group("Other")
        .questions("P14")
        .fields(describe::required("unique_id", &T::unique_id, "which greeting"));

}  // namespace livechat::customer::inline v0
