// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Deletes properties of a thread.
///
/// Completes when the service has answered; a `thread_properties_deleted` push comes as well.
/// Required: `chat_id`, `thread_id`, and `properties`, names by namespace. Answer: empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Delete Thread Properties.
struct delete_thread_properties {
  struct response {
    response() = default;
  };

  std::string chat_id;
  std::string thread_id;
  customer::properties_to_delete properties;

  delete_thread_properties() = default;
  delete_thread_properties(std::string chat_id_, std::string thread_id_, customer::properties_to_delete properties_)
      : chat_id(std::move(chat_id_)), thread_id(std::move(thread_id_)), properties(std::move(properties_)) {}
};

template <class T>
inline constexpr auto description<delete_thread_properties::response, T> =
    describe::answer("delete_thread_properties").fields();

template <class T>
inline constexpr auto description<delete_thread_properties, T> =
    describe::action("delete_thread_properties", "Deletes properties of a thread",
                     "RTM API reference v3.6, Delete Thread Properties")
        .group("Properties")
        .causes("thread_properties_deleted")
        .questions("A18")
        .fields(describe::required("chat_id", &T::chat_id, "the chat").example("\"Q1GZ3FNAT9\""),
                describe::required("thread_id", &T::thread_id, "the thread").example("\"Q1GZ3FNAU9\""),
                describe::required("properties", &T::properties, "names to delete, by namespace")
                    .example(R"({"0805e283233042b37f460ed8fbf22160":["string_property"]})")
                    .questions("A18"));

}  // namespace livechat::customer::inline v0
