// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// What was chosen in a shop by pressing a button.
/// `product_id` must be sent, though one column of the table says it need not: what comes may lack it (question A16).
/// Source: RTM API reference v3.6, Send Rich Message Postback; Data structures v3.6, Message.
struct postback_ecommerce {
  std::string product_id;
  std::optional<std::string> option_id;
  std::optional<double> quantity;

  postback_ecommerce() = default;
  explicit postback_ecommerce(std::string product_id_, std::optional<std::string> option_id_ = {},
                              std::optional<double> quantity_ = {})
      : product_id(std::move(product_id_)), option_id(std::move(option_id_)), quantity(quantity_) {}

  friend bool operator==(const postback_ecommerce&, const postback_ecommerce&) = default;
};

template <class T>
inline constexpr auto description<postback_ecommerce, T> =
    describe::structure("postback_ecommerce", "What was chosen in a shop",
                        "RTM API reference v3.6, Send Rich Message Postback")
        .since(api_version::v3_6)
        .questions("A16")
        .fields(describe::sent("product_id", &T::product_id, "the product").example("\"12345\"").questions("A16"),
                describe::optional("option_id", &T::option_id, "its variant").example("\"red-xl\""),
                describe::optional("quantity", &T::quantity, "how many").example("1"));

/// A button of a rich message that was pressed.
/// Source: RTM API reference v3.6, Send Rich Message Postback; RTM pushes v3.6, incoming_rich_message_postback.
struct postback {
  std::string id;        ///< postback id of the button
  bool toggled = false;  ///< whether it is on now
  std::optional<std::string> button_type;
  std::optional<std::string> button_value;
  std::optional<postback_ecommerce> ecommerce;

  postback() = default;
  explicit postback(std::string id_, bool toggled_ = true) : id(std::move(id_)), toggled(toggled_) {}

  friend bool operator==(const postback&, const postback&) = default;
};

template <class T>
inline constexpr auto description<postback, T> =
    describe::structure("postback", "A button that was pressed", "RTM API reference v3.6, Send Rich Message Postback")
        .questions("A16")
        .fields(describe::required("id", &T::id, "postback id of the button").example("\"action_yes\""),
                describe::required("toggled", &T::toggled, "whether it is on now").questions("A16"),
                describe::optional("button_type", &T::button_type, "type of the button")
                    .example("\"url\"")
                    .since(api_version::v3_6)
                    .questions("A16"),
                describe::optional("button_value", &T::button_value, "value of the button")
                    .example("\"https://example.com\"")
                    .since(api_version::v3_6)
                    .questions("A16"),
                describe::optional("ecommerce", &T::ecommerce, "what was chosen in a shop")
                    .since(api_version::v3_6)
                    .questions("A16"));

}  // namespace livechat::customer::inline v0
