// SPDX-License-Identifier: Apache-2.0
#include "wire/events/served.hpp"

using namespace livechat::customer;
using namespace livechat::customer::wire::test;

TEST_CASE("cards come with pictures and buttons") {
  const auto found = served_event<rich_message>(
      R"("template_id":"cards","elements":[{"title":"T","subtitle":"S","image":{"name":"a.png","url":"https://x/a.png",
      "content_type":"image/png","size":1,"width":2,"height":3,"alternative_text":"alt"},"buttons":[
      {"text":"yes","postback_id":"p","user_ids":["A"]},
      {"type":"webview","text":"open","value":"https://x","webview_height":"tall","postback_id":"q","user_ids":[]},
      {"type":"url","text":"go","value":"https://x","target":"new","postback_id":"r","user_ids":[]}]}])");
  CHECK(found.template_id == rich_message_template::cards);
  REQUIRE(found.elements.size() == 1);
  const auto& element = found.elements.front();
  CHECK(element.title == "T");
  CHECK(element.subtitle == "S");
  CHECK(element.image.value().url == "https://x/a.png");
  CHECK(element.image->alternative_text == "alt");
  CHECK(element.image->height == 3);
  REQUIRE(element.buttons.size() == 3);
  CHECK(element.buttons[0].user_ids == std::vector<std::string>{"A"});
  CHECK(element.buttons[1].type == button_type::webview);
  CHECK(element.buttons[1].webview_height == webview_height::tall);
  CHECK(element.buttons[2].target == button_target::new_tab);
}

TEST_CASE("title, subtitle, picture, type and value may be missing") {
  const auto found = served_event<rich_message>(
      R"("template_id":"quick_replies","elements":[{"buttons":[{"text":"no","postback_id":"p","user_ids":[]}]}])");
  const auto& element = found.elements.front();
  CHECK_FALSE(element.title.has_value());
  CHECK_FALSE(element.subtitle.has_value());
  CHECK_FALSE(element.image.has_value());
  CHECK(element.buttons.front().type.empty());
  CHECK_FALSE(element.buttons.front().value.has_value());
}

TEST_CASE("an empty title is not a missing one") {
  CHECK(served_event<rich_message>(R"("template_id":"cards","elements":[{"title":""}])").elements[0].title == "");
}

TEST_CASE("products come with their variants") {
  const auto found = served_event<rich_message>(
      R"("template_id":"ecommerce","elements":[{"ecommerce":{"view_type":"swatch","product_id":"1","label":"Size",
      "options":[{"option_id":"o","label":"Red","price":"9.99","regular_price":"12","currency":"USD","color":"#f00",
      "image_url":"u","image_thumbnail_url":"t","available":true,"selected":false}],
      "addons":[{"addon_type":"price_range","range_from":"1","range_to":"2","currency":"USD"}]}}])");
  CHECK(found.template_id == rich_message_template::ecommerce);
  const auto& product = found.elements.front().ecommerce.value();
  CHECK(product.view_type == ecommerce_view_type::swatch);
  CHECK(product.product_id == "1");
  CHECK(product.options.front().price == "9.99");
  CHECK(product.options.front().available == true);
  CHECK(product.addons.front().range_to == "2");
}

TEST_CASE("templates, button types and heights that are new are kept") {
  const auto found = served_event<rich_message>(
      R"("template_id":"carousel","elements":[{"buttons":[{"type":"pay","text":"x","postback_id":"p","user_ids":[],
      "webview_height":"huge","target":"popup"}]}])");
  CHECK(found.template_id.text() == "carousel");
  const auto& button = found.elements.front().buttons.front();
  CHECK(button.type.text() == "pay");
  CHECK(button.webview_height.text() == "huge");
  CHECK(button.target.text() == "popup");
  CHECK(unsendable(found) == "template_id: none of: cards, sticker, quick_replies, ecommerce");
}

TEST_CASE("a card is built in one expression") {
  const auto built = rich_message(rich_message_template::cards)
                         .add(rich_message_element("T", "S", rich_message_image("https://x/a.png"))
                                  .add(rich_message_button::to_url("go", "https://x", "p", button_target::current))
                                  .add(rich_message_button::to_message("yes", "Yes, please", "q")));
  CHECK(text_of(event(built)) ==
        R"({"type":"rich_message","template_id":"cards","elements":[{"title":"T","subtitle":"S",)"
        R"("image":{"url":"https://x/a.png"},"buttons":[)"
        R"({"text":"go","type":"url","value":"https://x","postback_id":"p","user_ids":[],"target":"current"},)"
        R"({"text":"yes","type":"message","value":"Yes, please","postback_id":"q","user_ids":[]}]}]})");
  CHECK(unsendable(built).empty());
}

TEST_CASE("quick replies, stickers and products are built at once") {
  const auto replies = rich_message::quick_replies(
      "Well?", {rich_message_button::to_phone("call", "790", "p"),
                rich_message_button::to_webview("see", "https://x", "q", webview_height::full)});
  CHECK(replies.template_id == rich_message_template::quick_replies);
  CHECK(replies.elements.front().title == "Well?");
  CHECK(replies.elements.front().buttons[0].type == button_type::phone);
  CHECK(replies.elements.front().buttons[1].webview_height == webview_height::full);
  CHECK(unsendable(replies).empty());
  CHECK(text_of(event(rich_message::sticker(rich_message_image("https://x/s.png")))) ==
        R"({"type":"rich_message","template_id":"sticker","elements":[{"image":{"url":"https://x/s.png"}}]})");
  CHECK(rich_message::cards({rich_message_element("a"), rich_message_element("b")}).elements.size() == 2);
  CHECK(rich_message::ecommerce({}).template_id == rich_message_template::ecommerce);
}

TEST_CASE("a rich message has ten elements with thirteen buttons at most") {
  rich_message many(rich_message_template::cards, std::vector<rich_message_element>(10));
  many.elements.back().buttons.assign(13, rich_message_button("x", "p"));
  CHECK(unsendable(many).empty());
  many.elements.back().buttons.emplace_back("x", "p");
  CHECK(unsendable(many) == "elements[9].buttons: 14 entries, at most 13 are allowed");
  many.elements.emplace_back();
  CHECK(unsendable(many) == "elements: 11 entries, at most 10 are allowed");
}

TEST_CASE("products need version 3.6") {
  auto one = rich_message::cards({rich_message_element()});
  one.elements.front().ecommerce.emplace().product_id = "1";
  CHECK(unsendable(one, api_version::v3_6).empty());
  CHECK(unsendable(one, api_version::v3_5) == "elements[0].ecommerce: needs API version 3.6, this is 3.5");
}

TEST_CASE("a template that came later needs its version") {
  const auto products = rich_message::ecommerce({});
  CHECK(unsendable(products, api_version::v3_6).empty());
  CHECK(unsendable(products, api_version::v3_5) == "template_id: ecommerce needs API version 3.6, this is 3.5");
  CHECK(unsendable(products, api_version::v3_4) == "template_id: ecommerce needs API version 3.6, this is 3.4");
  CHECK(unsendable(rich_message::cards({}), api_version::v3_4).empty());
}
