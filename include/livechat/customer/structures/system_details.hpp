// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/events/system.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/one_of.hpp>
#include <livechat/customer/open_enum.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace livechat::customer::inline v0 {

/// What an AI agent does with a skill: `custom_skill_started`, `_completed`, `_failed`, `_rejected` and
/// `_awaiting_feedback` of `ai_agents`. Seen by agents only. Source: System activities, AI agents.
struct custom_skill_details {
  std::string agent_id;
  std::string skill_id;
  std::string skill_name;
  std::optional<std::string> error;   ///< of `custom_skill_failed`
  std::optional<std::string> reason;  ///< of `custom_skill_failed`

  custom_skill_details() = default;
  custom_skill_details(std::string agent_id_, std::string skill_id_, std::string skill_name_)
      : agent_id(std::move(agent_id_)), skill_id(std::move(skill_id_)), skill_name(std::move(skill_name_)) {}

  friend bool operator==(const custom_skill_details&, const custom_skill_details&) = default;
};

template <class T>
inline constexpr auto description<custom_skill_details, T> =
    describe::structure("custom_skill_details", "What an AI agent does with a skill", "System activities, AI agents")
        .since(api_version::v3_6)
        .questions("S12")
        .fields(describe::required("agentId", &T::agent_id, "the AI agent")
                    .example("\"32968215-e1f1-46dc-a310-1edf25c31579\""),
                describe::required("skillId", &T::skill_id, "the skill").example("\"pricing_assistant\""),
                describe::required("skillName", &T::skill_name, "its name").example("\"Pricing Assistant\""),
                describe::optional("error", &T::error, "what failed; custom_skill_failed only")
                    .example("\"Task has failed\""),
                describe::optional("reason", &T::reason, "why; custom_skill_failed only")
                    .example("\"HTTP request failed\""));

/// The shop that something happened in. Source: System activities, Store.
struct store {
  std::string id;
  std::string platform;  ///< `shopify` among others
  std::string uuid;
  std::optional<std::string> url;
  std::optional<std::string> name;

  store() = default;
  store(std::string id_, std::string platform_, std::string uuid_)
      : id(std::move(id_)), platform(std::move(platform_)), uuid(std::move(uuid_)) {}

  friend bool operator==(const store&, const store&) = default;
};

template <class T>
inline constexpr auto description<store, T> =
    describe::structure("store", "The shop that something happened in", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("id", &T::id, "id at its platform").example("\"my-store\""),
                describe::required("platform", &T::platform, "what it runs on").example("\"shopify\""),
                describe::required("uuid", &T::uuid, "id at the service")
                    .example("\"70cb9e59-b639-41c5-81cf-71db11972cff\""),
                describe::optional("url", &T::url, "its address").example("\"https://my-store.myshopify.com\""),
                describe::optional("name", &T::name, "its name").example("\"My Store\""));

/// Through what an order came. Source: System activities, Store.
struct store_sales_channel {
  std::string id;
  std::string name;

  store_sales_channel() = default;
  store_sales_channel(std::string id_, std::string name_) : id(std::move(id_)), name(std::move(name_)) {}

  friend bool operator==(const store_sales_channel&, const store_sales_channel&) = default;
};

template <class T>
inline constexpr auto description<store_sales_channel, T> =
    describe::structure("store_sales_channel", "Through what an order came", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("id", &T::id, "id").example("\"social-media-sales-channel\""),
                describe::required("name", &T::name, "name").example("\"Social Media App\""));

/// A discount on an order. Source: System activities, Store.
struct store_discount {
  std::string code;

  store_discount() = default;
  explicit store_discount(std::string code_) : code(std::move(code_)) {}

  friend bool operator==(const store_discount&, const store_discount&) = default;
};

template <class T>
inline constexpr auto description<store_discount, T> =
    describe::structure("store_discount", "A discount on an order", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("code", &T::code, "its code").example("\"2FOR1\""));

/// One product in an order. `price` of one piece, in the currency of the order.
/// `product_id` is always there from version 2 of the details. Source: System activities, Store.
struct store_line_item {
  double quantity = 0;
  double price = 0;
  std::optional<std::string> title;
  std::optional<std::string> product_id;
  std::optional<std::string> sku;
  std::optional<std::string> variant_id;

  store_line_item() = default;
  store_line_item(double quantity_, double price_) : quantity(quantity_), price(price_) {}

  friend bool operator==(const store_line_item&, const store_line_item&) = default;
};

template <class T>
inline constexpr auto description<store_line_item, T> =
    describe::structure("store_line_item", "One product in an order", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("quantity", &T::quantity, "how many").example("2"),
                describe::required("price", &T::price, "price of one").example("49.99"),
                describe::optional("title", &T::title, "name of the product").example("\"Product Name\""),
                describe::optional("product_id", &T::product_id,
                                   "the product; always there from version 2 of the details")
                    .example("\"123\"")
                    .questions("S12"),
                describe::optional("sku", &T::sku, "stock keeping unit").example("\"SKU123\""),
                describe::optional("variant_id", &T::variant_id, "its variant")
                    .example("\"gid://shopify/ProductVariant/12345678901234\""));

/// An order. `total_price` in `currency`. Source: System activities, Store.
struct store_order {
  std::string id;
  std::string order_number;
  std::string currency;  ///< ISO 4217
  double total_price = 0;
  std::optional<store_sales_channel> sales_channel;
  std::vector<store_discount> discounts;
  std::vector<store_line_item> line_items;

  store_order() = default;
  store_order(std::string id_, std::string order_number_, std::string currency_, double total_price_,
              std::vector<store_line_item> line_items_)
      : id(std::move(id_)),
        order_number(std::move(order_number_)),
        currency(std::move(currency_)),
        total_price(total_price_),
        line_items(std::move(line_items_)) {}

  friend bool operator==(const store_order&, const store_order&) = default;
};

template <class T>
inline constexpr auto description<store_order, T> =
    describe::structure("store_order", "An order", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("id", &T::id, "id at its platform").example("\"gid://shopify/Order/1234567890\""),
                describe::required("order_number", &T::order_number, "number for people").example("\"#1001\""),
                describe::required("currency", &T::currency, "currency of the prices, ISO 4217").example("\"USD\""),
                describe::required("total_price", &T::total_price, "what all of it costs").example("123.45"),
                describe::optional("sales_channel", &T::sales_channel, "through what it came"),
                describe::optional("discounts", &T::discounts, "discounts on it"),
                describe::required("line_items", &T::line_items, "the products"));

/// An order was placed: `store_order_was_created` of `cdp`, versions 1 and 2. Source: System activities, Store.
struct store_order_was_created_details {
  customer::store store;
  store_order order;

  store_order_was_created_details() = default;
  store_order_was_created_details(customer::store store_, store_order order_)
      : store(std::move(store_)), order(std::move(order_)) {}

  friend bool operator==(const store_order_was_created_details&, const store_order_was_created_details&) = default;
};

template <class T>
inline constexpr auto description<store_order_was_created_details, T> =
    describe::structure("store_order_was_created_details", "An order was placed", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("store", &T::store, "the shop"),
                describe::required("order", &T::order, "the order"));

/// A product in a cart. Source: System activities, Store.
struct store_product {
  std::string id;
  std::optional<std::string> title;
  std::optional<std::string> sku;
  std::optional<std::string> variant_id;

  store_product() = default;
  explicit store_product(std::string id_) : id(std::move(id_)) {}

  friend bool operator==(const store_product&, const store_product&) = default;
};

template <class T>
inline constexpr auto description<store_product, T> =
    describe::structure("store_product", "A product in a cart", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("id", &T::id, "id at its platform").example("\"gid://shopify/Product/123456789\""),
                describe::optional("title", &T::title, "its name").example("\"Product Name\""),
                describe::optional("sku", &T::sku, "stock keeping unit").example("\"SKU123\""),
                describe::optional("variant_id", &T::variant_id, "its variant")
                    .example("\"gid://shopify/ProductVariant/12345678901234\""));

/// One line of a cart. `total_price` in `currency`.
/// The table calls both numbers texts, the sample shows numbers: either is read (question S12).
/// Source: System activities, Store.
struct store_cart_line {
  double total_price = 0;
  std::string currency;  ///< ISO 4217
  double quantity = 0;
  store_product product;

  store_cart_line() = default;
  store_cart_line(double total_price_, std::string currency_, double quantity_, store_product product_)
      : total_price(total_price_), currency(std::move(currency_)), quantity(quantity_), product(std::move(product_)) {}

  friend bool operator==(const store_cart_line&, const store_cart_line&) = default;
};

template <class T>
inline constexpr auto description<store_cart_line, T> =
    describe::structure("store_cart_line", "One line of a cart", "System activities, Store")
        .since(api_version::v3_6)
        .questions("S12")
        .fields(describe::required("total_price", &T::total_price, "what all of the line costs")
                    .example("45.99")
                    .basis(describe::basis::sample)
                    .questions("S12"),
                describe::required("currency", &T::currency, "currency of the price, ISO 4217").example("\"USD\""),
                describe::required("quantity", &T::quantity, "how many")
                    .example("5")
                    .basis(describe::basis::sample)
                    .questions("S12"),
                describe::required("product", &T::product, "the product"));

/// Something was put into a cart or taken out: `store_product_added_to_cart`, `store_product_removed_from_cart` of
/// `cdp`. Source: System activities, Store.
struct store_cart_details {
  customer::store store;
  std::vector<store_cart_line> cart_lines;

  store_cart_details() = default;
  store_cart_details(customer::store store_, std::vector<store_cart_line> cart_lines_)
      : store(std::move(store_)), cart_lines(std::move(cart_lines_)) {}

  friend bool operator==(const store_cart_details&, const store_cart_details&) = default;
};

template <class T>
inline constexpr auto description<store_cart_details, T> =
    describe::structure("store_cart_details", "Something was put into a cart or taken out", "System activities, Store")
        .since(api_version::v3_6)
        .fields(describe::required("store", &T::store, "the shop"),
                describe::required("cart_lines", &T::cart_lines, "what it was"));

/// Whether a summary could be made. Source: System activities, Summary.
enum class summary_status : std::uint8_t { ok, error };

template <>
inline constexpr auto words<summary_status> = std::to_array<named<summary_status>>({{summary_status::ok, "ok"},
                                                                                    {summary_status::error, "error"}});

/// A conversation in short. Source: System activities, Summary.
struct summary_text {
  std::string text;
  open_enum<summary_status> status;

  summary_text() = default;
  summary_text(std::string text_, open_enum<summary_status> status_)
      : text(std::move(text_)), status(std::move(status_)) {}

  friend bool operator==(const summary_text&, const summary_text&) = default;
};

template <class T>
inline constexpr auto description<summary_text, T> =
    describe::structure("summary_text", "A conversation in short", "System activities, Summary")
        .since(api_version::v3_6)
        .fields(describe::required("text", &T::text, "the summary").example("\"Customer asked for prices\""),
                describe::required("status", &T::status, "whether it could be made"));

/// A conversation was put in short: `summary` of `messaging`. Source: System activities, Summary.
struct summary_details {
  summary_text summary;
  std::string requested_by;  ///< user id

  summary_details() = default;
  summary_details(summary_text summary_, std::string requested_by_)
      : summary(std::move(summary_)), requested_by(std::move(requested_by_)) {}

  friend bool operator==(const summary_details&, const summary_details&) = default;
};

template <class T>
inline constexpr auto description<summary_details, T> =
    describe::structure("summary_details", "A conversation was put in short", "System activities, Summary")
        .since(api_version::v3_6)
        .fields(describe::required("summary", &T::summary, "the summary"),
                describe::required("requested_by", &T::requested_by, "who asked for it")
                    .example("\"019d04f7-8a56-7436-90bd-fb3e5c74170b\""));

/// What a system event tells, by its source and subtype.
///
/// Never fails: details of another source or subtype, and those that do not fit, stay the JSON text they came as. A
/// newer version of known details is read as far as its fields are known.
class system_details {
 public:
  using variant = std::variant<json_text, custom_skill_details, store_order_was_created_details, store_cart_details,
                               summary_details>;

  system_details() = default;
  explicit system_details(const system_event& event);

  /// The details as a `T`, or null when they are something else.
  template <class T>
  [[nodiscard]] const T* as() const noexcept {
    return std::get_if<T>(&value_);
  }

  /// Calls the one of `functions` that takes these details; the others must cover the rest (a generic lambda does).
  template <class... Functions>
  decltype(auto) visit(Functions&&... functions) const {
    return std::visit(detail::overloaded{std::forward<Functions>(functions)...}, value_);
  }

  [[nodiscard]] const variant& value() const noexcept { return value_; }

  /// Why details of a known source and subtype could not be read; empty when they could, or nobody tried.
  [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

 private:
  variant value_;
  std::string problem_;
};

}  // namespace livechat::customer::inline v0
