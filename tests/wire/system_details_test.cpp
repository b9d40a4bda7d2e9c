// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/structures/system_details.hpp>
#include <string>

using namespace livechat::customer;

namespace {

constexpr auto shop = R"("store":{"id":"s","platform":"shopify","uuid":"u","url":"https://s","name":"My Store"})";

system_details details_of(std::string source, std::string subtype, std::string details, int version = 1) {
  return system_details(system_event(std::move(source), std::move(subtype), version, std::move(details)));
}

system_details cart(const std::string& numbers) {
  return details_of("cdp", "store_product_added_to_cart",
                    std::string("{") + shop + R"(,"cart_lines":[{"currency":"USD","product":{"id":"p","title":"t"},)" +
                        numbers + "}]}");
}

system_details order(const std::string& item, int version) {
  return details_of(
      "cdp", "store_order_was_created",
      std::string("{") + shop +
          R"(,"order":{"id":"o","order_number":"#1","sales_channel":{"id":"c","name":"n"},"currency":"USD",)" +
          R"("total_price":123.45,"discounts":[{"code":"2FOR1"}],"line_items":[)" + item + "]}}",
      version);
}

}  // namespace

TEST_CASE("the skills of AI agents are read") {
  for (const std::string what : {"started", "completed", "rejected", "awaiting_feedback", "failed"}) {
    CAPTURE(what);
    const auto found =
        details_of("ai_agents", "custom_skill_" + what, R"({"agentId":"a","skillId":"s","skillName":"n"})");
    REQUIRE(found.as<custom_skill_details>() != nullptr);
    CHECK(*found.as<custom_skill_details>() == custom_skill_details("a", "s", "n"));
    CHECK(found.problem().empty());
  }
}

TEST_CASE("a skill that failed says why") {
  const auto found = details_of("ai_agents", "custom_skill_failed",
                                R"({"agentId":"a","skillId":"s","skillName":"n","error":"e","reason":"r"})");
  REQUIRE(found.as<custom_skill_details>() != nullptr);
  CHECK(found.as<custom_skill_details>()->error == "e");
  CHECK(found.as<custom_skill_details>()->reason == "r");
}

TEST_CASE("an order is read in both of its versions") {
  const auto first = order(R"({"title":"t","quantity":2,"price":49.99,"sku":"k","variant_id":"v"})", 1);
  const auto* old = first.as<store_order_was_created_details>();
  REQUIRE(old != nullptr);
  CHECK(old->store.url == "https://s");
  CHECK(old->order.total_price == 123.45);
  CHECK(old->order.sales_channel.value().name == "n");
  CHECK(old->order.discounts.front().code == "2FOR1");
  CHECK(old->order.line_items.front().quantity == 2);
  CHECK_FALSE(old->order.line_items.front().product_id.has_value());

  const auto second = order(R"({"quantity":2,"price":49.99,"product_id":"123"})", 2);
  REQUIRE(second.as<store_order_was_created_details>() != nullptr);
  CHECK(second.as<store_order_was_created_details>()->order.line_items.front().product_id == "123");
}

TEST_CASE("an order of a newer version is read as far as it is known") {
  CHECK(order(R"({"quantity":1,"price":1,"product_id":"1","gift":true})", 9).as<store_order_was_created_details>() !=
        nullptr);
}

TEST_CASE("numbers of a cart are read as numbers and as texts") {
  for (const std::string numbers : {R"("total_price":45.99,"quantity":5)", R"("total_price":"45.99","quantity":"5")"}) {
    CAPTURE(numbers);
    const auto found = cart(numbers);
    const auto* lines = found.as<store_cart_details>();
    REQUIRE(lines != nullptr);
    CHECK(lines->cart_lines.front().total_price == 45.99);
    CHECK(lines->cart_lines.front().quantity == 5);
    CHECK(lines->cart_lines.front().product.title == "t");
  }
}

TEST_CASE("a text that is no number is none") {
  for (const std::string number : {R"("")", R"("five")", R"("0x5")", R"("null")", R"("[5]")", R"("1e400")", "true"}) {
    CAPTURE(number);
    const auto found = cart(R"("total_price":1,"quantity":)" + number);
    CHECK(found.as<store_cart_details>() == nullptr);
    CHECK(found.problem().rfind("cart_lines[0].quantity: ", 0) == 0);
  }
}

TEST_CASE("what is taken out of a cart is read like what is put in") {
  CHECK(details_of("cdp", "store_product_removed_from_cart", std::string("{") + shop + R"(,"cart_lines":[]})")
            .as<store_cart_details>() != nullptr);
}

TEST_CASE("a summary is read") {
  const auto found = details_of("messaging", "summary", R"({"summary":{"text":"t","status":"ok"},"requested_by":"A"})");
  REQUIRE(found.as<summary_details>() != nullptr);
  CHECK(found.as<summary_details>()->summary.status == summary_status::ok);
  CHECK(found.as<summary_details>()->requested_by == "A");
  CHECK(details_of("messaging", "summary", R"({"summary":{"text":"t","status":"late"},"requested_by":"A"})")
            .as<summary_details>()
            ->summary.status.text() == "late");
}

TEST_CASE("details that are not known stay text") {
  for (const std::string subtype : {"teleported", ""}) {
    const auto found = details_of("cdp", subtype, R"({ "a":1e400 })");
    REQUIRE(found.as<json_text>() != nullptr);
    CHECK(found.as<json_text>()->text() == R"({ "a":1e400 })");
    CHECK(found.problem().empty());
  }
  CHECK(details_of("elsewhere", "summary", "{}").as<json_text>() != nullptr);
  CHECK(system_details().as<json_text>() != nullptr);
}

TEST_CASE("details that do not fit stay text and say why") {
  const auto wrong = details_of("messaging", "summary", R"({"summary":{"status":"ok"},"requested_by":"A"})");
  REQUIRE(wrong.as<json_text>() != nullptr);
  CHECK(wrong.problem() == "summary.text: missing");
  const auto broken = details_of("messaging", "summary", "{");
  REQUIRE(broken.as<json_text>() != nullptr);
  CHECK(broken.as<json_text>()->text() == "{");
  CHECK(broken.problem().rfind("not JSON: ", 0) == 0);
  CHECK(details_of("messaging", "summary", "").problem().rfind("not JSON: ", 0) == 0);
}

TEST_CASE("details are visited as what they are") {
  const auto name_of = [](const system_details& any) {
    return any.visit([](const summary_details&) { return std::string("summary"); },
                     [](const auto&) { return std::string("other"); });
  };
  CHECK(name_of(details_of("messaging", "summary", R"({"summary":{"text":"","status":"ok"},"requested_by":""})")) ==
        "summary");
  CHECK(name_of(system_details()) == "other");
}
