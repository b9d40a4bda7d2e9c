// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <optional>

namespace livechat::customer::inline v0 {

/// How often a customer did what. Source: RTM API reference v3.6, Login (sample).
struct customer_statistics {
  std::optional<std::int64_t> chats_count;
  std::optional<std::int64_t> threads_count;
  std::optional<std::int64_t> visits_count;
  std::optional<std::int64_t> page_views_count;
  std::optional<std::int64_t> greetings_shown_count;
  std::optional<std::int64_t> greetings_accepted_count;

  customer_statistics() = default;

  friend bool operator==(const customer_statistics&, const customer_statistics&) = default;
};

template <class T>
inline constexpr auto description<customer_statistics, T> =
    describe::structure("customer_statistics", "How often a customer did what", "RTM API reference v3.6, Login")
        .basis(describe::basis::sample)
        .questions("A28")
        .fields(
            describe::optional("chats_count", &T::chats_count, "chats").example("2").basis(describe::basis::sample),
            describe::optional("threads_count", &T::threads_count, "threads")
                .example("9")
                .basis(describe::basis::sample),
            describe::optional("visits_count", &T::visits_count, "visits").example("15").basis(describe::basis::sample),
            describe::optional("page_views_count", &T::page_views_count, "pages seen")
                .example("40")
                .basis(describe::basis::sample),
            describe::optional("greetings_shown_count", &T::greetings_shown_count, "greetings that were shown")
                .example("20")
                .basis(describe::basis::sample),
            describe::optional("greetings_accepted_count", &T::greetings_accepted_count, "greetings that were accepted")
                .example("1")
                .basis(describe::basis::sample));

}  // namespace livechat::customer::inline v0
