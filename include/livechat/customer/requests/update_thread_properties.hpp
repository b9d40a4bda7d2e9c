// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Sets properties of a thread.
///
/// Completes when the service has answered; a `thread_properties_updated` push comes as well.
/// Required: `chat_id`, `thread_id`, and `properties`, values by namespace and name; others stay as they are. Answer:
/// empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Update Thread Properties.
struct update_thread_properties {
  struct response {
    response() = default;
  };

  std::string chat_id;
  std::string thread_id;
  customer::properties properties;

  update_thread_properties() = default;
  update_thread_properties(std::string chat_id_, std::string thread_id_, customer::properties properties_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), properties(std::move(properties_)) {}
};

template <class T>
inline constexpr auto description<update_thread_properties::response, T> =
    describe::answer("update_thread_properties").fields();

template <class T>
inline constexpr auto description<update_thread_properties, T> =
    describe::action("update_thread_properties", "Sets properties of a thread",
                     "RTM API reference v3.6, Update Thread Properties")
        .group("Properties")
        .causes("thread_properties_updated")
        .questions("A18")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"Q1GZ3FNAT9\""),
                describe::required("thread_id", &T::thread_id, "the thread").example("\"Q1GZ3FNAU9\""),
                describe::required("properties", &T::properties, "values to set, by namespace and name")
                    .example(R"({"0805e283233042b37f460ed8fbf22160":{"string_property":"updated by Customer"}})")
                    .questions("A18"));

}  // namespace livechat::customer::inline v0
