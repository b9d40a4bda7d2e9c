// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <livechat/customer/structures/system_details.hpp>
#include <string_view>

#include "wire/decode.hpp"

namespace livechat::customer::inline v0 {

namespace {

using read = std::variant<system_details::variant, wire::problem>;

template <class T>
read read_as(std::string_view json) {
  auto out = wire::decode<T>(json, wire::shape::served);
  if (auto* wrong = std::get_if<wire::problem>(&out)) return std::move(*wrong);
  return system_details::variant(std::in_place_type<T>, std::get<T>(std::move(out)));
}

struct row {
  std::string_view source;
  std::string_view subtype;
  read (*decode)(std::string_view json);
};

constexpr auto rows = std::to_array<row>({
    {"ai_agents", "custom_skill_awaiting_feedback", &read_as<custom_skill_details>},
    {"ai_agents", "custom_skill_completed", &read_as<custom_skill_details>},
    {"ai_agents", "custom_skill_failed", &read_as<custom_skill_details>},
    {"ai_agents", "custom_skill_rejected", &read_as<custom_skill_details>},
    {"ai_agents", "custom_skill_started", &read_as<custom_skill_details>},
    {"cdp", "store_order_was_created", &read_as<store_order_was_created_details>},
    {"cdp", "store_product_added_to_cart", &read_as<store_cart_details>},
    {"cdp", "store_product_removed_from_cart", &read_as<store_cart_details>},
    {"messaging", "summary", &read_as<summary_details>},
});

}  // namespace

system_details::system_details(const system_event& event) : value_(json_text(event.details)) {
  const auto* known = std::find_if(rows.begin(), rows.end(), [&](const row& one) {
    return one.source == event.source && one.subtype == event.subtype;
  });
  if (known == rows.end()) return;
  if (const auto wrong = wire::json::check(event.details)) {
    problem_ = "not JSON: " + *wrong;
    return;
  }
  auto found = known->decode(event.details);
  if (const auto* wrong = std::get_if<wire::problem>(&found)) {
    problem_ = wrong->words();
  } else {
    value_ = std::get<variant>(std::move(found));
  }
}

}  // namespace livechat::customer::inline v0
