// SPDX-License-Identifier: Apache-2.0
#include "json.hpp"

#include "wire/json.hpp"

namespace lc_rtm::json {

namespace wire = livechat::customer::wire::json;

std::string quoted(std::string_view text) {
  std::string out;
  wire::writer(out).string(text);
  return out;
}

bool is_value(std::string_view text) { return !wire::check(text); }

std::optional<members> members_of(std::string_view text) {
  if (!is_value(text)) return std::nullopt;
  const wire::value object(text);
  if (object.kind() != wire::kind::object) return std::nullopt;
  members out;
  auto items = object.items();
  while (const auto item = items.next()) out.insert_or_assign(std::string(item->key), std::string(item->value.text()));
  return out;
}

std::string string_of(std::string_view value) {
  if (!is_value(value)) return {};
  const wire::value found(value);
  return found.kind() == wire::kind::string ? found.string() : std::string();
}

}  // namespace lc_rtm::json
