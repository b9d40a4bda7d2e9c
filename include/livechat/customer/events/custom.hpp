// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// Whatever an application wants to say: any JSON object. The LiveChat app does not show it.
/// Source: Data structures v3.6, Custom.
struct custom : event_header {
  static constexpr std::string_view type = "custom";
  json_text content;

  custom() = default;
  explicit custom(json_text content_) : content(std::move(content_)) {}

  friend bool operator==(const custom&, const custom&) = default;
};

template <class T>
inline constexpr auto description<custom, T> =
    describe::event("custom", "Whatever an application wants to say", "Data structures v3.6, Custom")
        .fields_of(description<event_header>)
        .fields(describe::optional("content", &T::content, "a JSON object of any shape")
                    .example("{\"custom\":{\"nested\":\"json\"}}"));

}  // namespace livechat::customer::inline v0
