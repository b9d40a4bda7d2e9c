// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/properties.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Deletes properties of a chat.
///
/// Completes when the service has answered; a `chat_properties_deleted` push comes as well.
/// Required: `id` of the chat, and `properties`, names by namespace. Answer: empty.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Delete Chat Properties.
struct delete_chat_properties {
  struct response {
    response() = default;
  };

  std::string id;  ///< the chat; the service calls this one `id`, not `chat_id`
  customer::properties_to_delete properties;

  delete_chat_properties() = default;
  delete_chat_properties(std::string id_, customer::properties_to_delete properties_)
      : id(std::move(id_)), properties(std::move(properties_)) {}
};

template <class T>
inline constexpr auto description<delete_chat_properties::response, T> =
    describe::answer("delete_chat_properties").fields();

template <class T>
inline constexpr auto description<delete_chat_properties, T> =
    describe::action("delete_chat_properties", "Deletes properties of a chat",
                     "RTM API reference v3.6, Delete Chat Properties")
        .group("Properties")
        .causes("chat_properties_deleted")
        .questions("A18")
        .fields(describe::required("id", &T::id, "the chat; not called chat_id here").example("\"Q1GZ3FNAT9\""),
                describe::required("properties", &T::properties, "names to delete, by namespace")
                    .example(R"({"0805e283233042b37f460ed8fbf22160":["string_property"]})")
                    .questions("A18"));

}  // namespace livechat::customer::inline v0
