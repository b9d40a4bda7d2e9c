// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// How a rich message is shown. Source: Data structures v3.6, Rich message.
enum class rich_message_template : std::uint8_t {
  cards,
  sticker,
  quick_replies,
  ecommerce,  ///< products; new in 3.6; not among the values of requests (question S09)
};

template <>
inline constexpr auto words<rich_message_template> = std::to_array<named<rich_message_template>>({
    {rich_message_template::cards, "cards"},
    {rich_message_template::sticker, "sticker"},
    {rich_message_template::quick_replies, "quick_replies"},
    {rich_message_template::ecommerce, "ecommerce", api_version::v3_6},
});

/// What a button does. Source: Data structures v3.6, Rich message.
enum class button_type : std::uint8_t {
  webview,  ///< opens a page over the chat
  message,  ///< sends a message
  url,      ///< opens a page
  phone,    ///< calls a number
};

template <>
inline constexpr auto words<button_type> = std::to_array<named<button_type>>({
    {button_type::webview, "webview"},
    {button_type::message, "message"},
    {button_type::url, "url"},
    {button_type::phone, "phone"},
});

/// How much room the page of a webview button gets. Source: Data structures v3.6, Rich message.
enum class webview_height : std::uint8_t { compact, full, tall };

template <>
inline constexpr auto words<webview_height> = std::to_array<named<webview_height>>({
    {webview_height::compact, "compact"},
    {webview_height::full, "full"},
    {webview_height::tall, "tall"},
});

/// Where the page of a url button opens. Source: Data structures v3.6, Rich message.
enum class button_target : std::uint8_t {
  new_tab,  ///< `new` on the wire
  current,
};

template <>
inline constexpr auto words<button_target> = std::to_array<named<button_target>>({{button_target::new_tab, "new"},
                                                                                  {button_target::current, "current"}});

/// How the choices of a product are shown. Source: Data structures v3.6, Rich message.
enum class ecommerce_view_type : std::uint8_t { tags, swatch, images, select };

template <>
inline constexpr auto words<ecommerce_view_type> = std::to_array<named<ecommerce_view_type>>({
    {ecommerce_view_type::tags, "tags"},
    {ecommerce_view_type::swatch, "swatch"},
    {ecommerce_view_type::images, "images"},
    {ecommerce_view_type::select, "select"},
});

/// A picture in a rich message.
/// `size` in bytes, `width` and `height` in pixels. Source: Data structures v3.6, Rich message.
struct rich_message_image {
  std::string url;
  std::optional<std::string> name;
  std::optional<std::string> content_type;
  std::optional<std::string> alternative_text;
  std::optional<std::int64_t> size;
  std::optional<std::int64_t> width;
  std::optional<std::int64_t> height;

  rich_message_image() = default;
  explicit rich_message_image(std::string url_, std::optional<std::string> alternative_text_ = {})
      : url(std::move(url_)), alternative_text(std::move(alternative_text_)) {}

  friend bool operator==(const rich_message_image&, const rich_message_image&) = default;
};

template <class T>
inline constexpr auto description<rich_message_image, T> =
    describe::structure("rich_message_image", "A picture in a rich message", "Data structures v3.6, Rich message")
        .fields(describe::required("url", &T::url, "where it lies").example("\"https://example.com/image25.png\""),
                describe::optional("name", &T::name, "name of the file").example("\"image25.png\""),
                describe::optional("content_type", &T::content_type, "media type").example("\"image/png\""),
                describe::optional("alternative_text", &T::alternative_text, "what is to be seen")
                    .example("\"A cat on a keyboard\""),
                describe::optional("size", &T::size, "size").unit("bytes").example("123444"),
                describe::optional("width", &T::width, "width").unit("pixels").example("640"),
                describe::optional("height", &T::height, "height").unit("pixels").example("480"));

/// A button in a rich message.
///
/// `postback_id` comes back with `send_rich_message_postback`; buttons of one element may share it. `user_ids` are the
/// users for whom it is toggled on; usually empty when you send it. `webview_height` belongs to webview buttons,
/// `target` to url buttons. `type` and `value` are always there, says the table, but not in all samples (question S08).
/// Source: Data structures v3.6, Rich message.
struct rich_message_button {
  std::string text;
  open_enum<button_type> type;
  std::optional<std::string> value;
  open_enum<customer::webview_height> webview_height;
  std::string postback_id;
  std::vector<std::string> user_ids;
  open_enum<button_target> target;

  rich_message_button() = default;
  rich_message_button(std::string text_, std::string postback_id_)
      : text(std::move(text_)), postback_id(std::move(postback_id_)) {}
  rich_message_button(button_type type_, std::string text_, std::string value_, std::string postback_id_)
      : text(std::move(text_)), type(type_), value(std::move(value_)), postback_id(std::move(postback_id_)) {}

  /// Opens a page, in a new tab unless `target_` says otherwise.
  [[nodiscard]] static rich_message_button to_url(std::string text, std::string url, std::string postback_id,
                                                  open_enum<button_target> target_ = {}) {
    rich_message_button button(button_type::url, std::move(text), std::move(url), std::move(postback_id));
    button.target = std::move(target_);
    return button;
  }

  /// Opens a page over the chat.
  [[nodiscard]] static rich_message_button to_webview(std::string text, std::string url, std::string postback_id,
                                                      customer::webview_height height) {
    rich_message_button button(button_type::webview, std::move(text), std::move(url), std::move(postback_id));
    button.webview_height = height;
    return button;
  }

  /// Sends `message` in the name of the one who presses it.
  [[nodiscard]] static rich_message_button to_message(std::string text, std::string message, std::string postback_id) {
    return {button_type::message, std::move(text), std::move(message), std::move(postback_id)};
  }

  /// Calls a number.
  [[nodiscard]] static rich_message_button to_phone(std::string text, std::string number, std::string postback_id) {
    return {button_type::phone, std::move(text), std::move(number), std::move(postback_id)};
  }

  friend bool operator==(const rich_message_button&, const rich_message_button&) = default;
};

template <class T>
inline constexpr auto description<rich_message_button, T> =
    describe::structure("rich_message_button", "A button in a rich message", "Data structures v3.6, Rich message")
        .questions("S08 S10")
        .rules(describe::needed_when("webview_height_required", "webview_height", "type", "webview"))
        .fields(describe::required("text", &T::text, "what is to be read").example("\"Yes\""),
                describe::required("type", &T::type, "what it does; goes with value")
                    .example("\"message\"")
                    .disputed()
                    .questions("S08"),
                describe::required("value", &T::value, "page, text or number; goes with type")
                    .example("\"Yes, please\"")
                    .disputed()
                    .questions("S08"),
                describe::optional("webview_height", &T::webview_height, "room for the page; webview buttons only"),
                describe::required("postback_id", &T::postback_id, "id that send_rich_message_postback sends back")
                    .example("\"action_yes\""),
                describe::required("user_ids", &T::user_ids, "users for whom it is toggled on; may be empty")
                    .example("[]")
                    .questions("S08"),
                describe::optional("target", &T::target, "where the page opens; url buttons only"));

/// A variant of a product. Prices and ranges are texts, as on the page of the Agent Chat API.
/// Source: Data structures v3.6, Rich message; types from the Agent Chat API.
struct ecommerce_option {
  std::string option_id;
  std::string label;
  std::optional<std::string> price;
  std::optional<std::string> regular_price;
  std::optional<std::string> currency;
  std::optional<std::string> color;
  std::optional<std::string> image_url;
  std::optional<std::string> image_thumbnail_url;
  std::optional<bool> available;
  std::optional<bool> selected;

  ecommerce_option() = default;
  ecommerce_option(std::string option_id_, std::string label_)
      : option_id(std::move(option_id_)), label(std::move(label_)) {}

  friend bool operator==(const ecommerce_option&, const ecommerce_option&) = default;
};

template <class T>
inline constexpr auto description<ecommerce_option, T> =
    describe::structure("ecommerce_option", "A variant of a product", "Data structures v3.6, Rich message")
        .since(api_version::v3_6)
        .fields(
            describe::required("option_id", &T::option_id, "id of the variant").example("\"red-xl\""),
            describe::required("label", &T::label, "what is to be read").example("\"Red, XL\""),
            describe::optional("price", &T::price, "price").example("\"49.99\"").basis(describe::basis::agent_api),
            describe::optional("regular_price", &T::regular_price, "price without the discount")
                .example("\"59.99\"")
                .basis(describe::basis::agent_api),
            describe::optional("currency", &T::currency, "currency of the prices")
                .example("\"USD\"")
                .basis(describe::basis::agent_api),
            describe::optional("color", &T::color, "colour").example("\"#ff0000\"").basis(describe::basis::agent_api),
            describe::optional("image_url", &T::image_url, "picture")
                .example("\"https://example.com/red.png\"")
                .basis(describe::basis::agent_api),
            describe::optional("image_thumbnail_url", &T::image_thumbnail_url, "small picture")
                .example("\"https://example.com/red-small.png\"")
                .basis(describe::basis::agent_api),
            describe::optional("available", &T::available, "whether it can be bought")
                .basis(describe::basis::agent_api),
            describe::optional("selected", &T::selected, "whether it is chosen at first")
                .basis(describe::basis::agent_api));

/// Something that goes with a product, e.g. a range of prices.
/// Source: Data structures v3.6, Rich message; types from the Agent Chat API.
struct ecommerce_addon {
  std::string addon_type;
  std::optional<std::string> range_from;
  std::optional<std::string> range_to;
  std::optional<std::string> currency;

  ecommerce_addon() = default;
  explicit ecommerce_addon(std::string addon_type_) : addon_type(std::move(addon_type_)) {}

  friend bool operator==(const ecommerce_addon&, const ecommerce_addon&) = default;
};

template <class T>
inline constexpr auto description<ecommerce_addon, T> =
    describe::structure("ecommerce_addon", "Something that goes with a product", "Data structures v3.6, Rich message")
        .since(api_version::v3_6)
        .fields(describe::required("addon_type", &T::addon_type, "what it is, an open list").example("\"price_range\""),
                describe::optional("range_from", &T::range_from, "least value")
                    .example("\"10.00\"")
                    .basis(describe::basis::agent_api),
                describe::optional("range_to", &T::range_to, "greatest value")
                    .example("\"50.00\"")
                    .basis(describe::basis::agent_api),
                describe::optional("currency", &T::currency, "currency of both")
                    .example("\"USD\"")
                    .basis(describe::basis::agent_api));

/// The product that an element shows. Source: Data structures v3.6, Rich message.
struct element_ecommerce {
  open_enum<ecommerce_view_type> view_type;
  std::optional<std::string> product_id;
  std::optional<std::string> label;
  std::vector<ecommerce_option> options;
  std::vector<ecommerce_addon> addons;

  element_ecommerce() = default;

  friend bool operator==(const element_ecommerce&, const element_ecommerce&) = default;
};

template <class T>
inline constexpr auto description<element_ecommerce, T> =
    describe::structure("element_ecommerce", "The product that an element shows", "Data structures v3.6, Rich message")
        .since(api_version::v3_6)
        .questions("S09")
        .fields(describe::optional("view_type", &T::view_type, "how its variants are shown"),
                describe::optional("product_id", &T::product_id, "the product").example("\"12345\""),
                describe::optional("label", &T::label, "what is to be read").example("\"Size\""),
                describe::optional("options", &T::options, "its variants"),
                describe::optional("addons", &T::addons, "what goes with it"));

/// One card, sticker or product of a rich message.
///
/// 13 buttons at most. `title`, `subtitle` and `image` are required by the page of 3.6 and optional by those of 3.7 and
/// of the Agent Chat API: nothing insists on them (question S08). Source: Data structures v3.6, Rich message.
struct rich_message_element {
  std::optional<std::string> title;
  std::optional<std::string> subtitle;
  std::optional<rich_message_image> image;
  std::vector<rich_message_button> buttons;
  std::optional<element_ecommerce> ecommerce;  ///< of the template `ecommerce`

  rich_message_element() = default;
  explicit rich_message_element(std::string title_, std::optional<std::string> subtitle_ = {},
                                std::optional<rich_message_image> image_ = {})
      : title(std::move(title_)), subtitle(std::move(subtitle_)), image(std::move(image_)) {}

  /// Adds a button.
  rich_message_element& add(rich_message_button button) & {
    buttons.push_back(std::move(button));
    return *this;
  }
  [[nodiscard]] rich_message_element add(rich_message_button button) && {
    return std::move(this->add(std::move(button)));
  }

  friend bool operator==(const rich_message_element&, const rich_message_element&) = default;
};

template <class T>
inline constexpr auto description<rich_message_element, T> =
    describe::structure("rich_message_element", "One card, sticker or product", "Data structures v3.6, Rich message")
        .questions("S08 S10")
        .fields(
            describe::required("title", &T::title, "title").example("\"Which colour?\"").disputed().questions("S08"),
            describe::required("subtitle", &T::subtitle, "text below the title")
                .example("\"We have three of them\"")
                .disputed()
                .questions("S08"),
            describe::required("image", &T::image, "picture").disputed().questions("S08"),
            describe::optional("buttons", &T::buttons, "buttons").max_items(13).questions("S10"),
            describe::optional("ecommerce", &T::ecommerce, "product; template ecommerce only")
                .since(api_version::v3_6));

/// Cards, a sticker, quick replies or products: something with buttons.
///
/// 10 elements at most, 13 buttons in each. Buttons are answered with `send_rich_message_postback`, or with a message
/// that has a `postback`. Source: Data structures v3.6, Rich message.
struct rich_message : event_header {
  static constexpr std::string_view type = "rich_message";
  open_enum<rich_message_template> template_id;
  std::vector<rich_message_element> elements;

  rich_message() = default;
  explicit rich_message(open_enum<rich_message_template> template_id_, std::vector<rich_message_element> elements_ = {})
      : template_id(std::move(template_id_)), elements(std::move(elements_)) {}

  /// Up to ten cards.
  [[nodiscard]] static rich_message cards(std::vector<rich_message_element> elements) {
    return rich_message(rich_message_template::cards, std::move(elements));
  }

  /// A picture.
  [[nodiscard]] static rich_message sticker(rich_message_image image) {
    rich_message_element element;
    element.image = std::move(image);
    return rich_message(rich_message_template::sticker, {std::move(element)});
  }

  /// A question with answers to press.
  [[nodiscard]] static rich_message quick_replies(std::string title, std::vector<rich_message_button> buttons) {
    rich_message_element element(std::move(title));
    element.buttons = std::move(buttons);
    return rich_message(rich_message_template::quick_replies, {std::move(element)});
  }

  /// Products.
  [[nodiscard]] static rich_message ecommerce(std::vector<rich_message_element> elements) {
    return rich_message(rich_message_template::ecommerce, std::move(elements));
  }

  /// Adds an element.
  rich_message& add(rich_message_element element) & {
    elements.push_back(std::move(element));
    return *this;
  }
  [[nodiscard]] rich_message add(rich_message_element element) && { return std::move(this->add(std::move(element))); }

  friend bool operator==(const rich_message&, const rich_message&) = default;
};

template <class T>
inline constexpr auto description<rich_message, T> =
    describe::event("rich_message", "Cards, a sticker, quick replies or products", "Data structures v3.6, Rich message")
        .questions("S08 S09 S10")
        .note("3.7: what comes always has visibility, here recipients, and elements")
        .fields_of(description<event_header>)
        .fields(describe::required("template_id", &T::template_id, "how it is shown").questions("S09"),
                describe::optional("elements", &T::elements, "its elements").max_items(10));

}  // namespace livechat::customer::inline v0
