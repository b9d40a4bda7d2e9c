// SPDX-License-Identifier: Apache-2.0
#include "wire/json_member.hpp"

namespace livechat::customer::wire::json {

std::optional<value> member_of(std::string_view object, std::string_view name) {
  if (object.empty()) return std::nullopt;
  const value whole(object);
  if (whole.kind() != kind::object) return std::nullopt;
  std::optional<value> last;
  auto members = whole.items();
  while (const auto member = members.next()) {
    if (member->key == name) last = member->value;
  }
  return last;
}

std::string text_member(std::string_view object, std::string_view name) {
  const auto found = member_of(object, name);
  return found && found->kind() == kind::string ? found->string() : std::string();
}

std::optional<std::int64_t> number_member(std::string_view object, std::string_view name) {
  const auto found = member_of(object, name);
  if (!found || found->kind() != kind::number) return std::nullopt;
  return found->integer();
}

}  // namespace livechat::customer::wire::json
