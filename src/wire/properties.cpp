// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/structures/properties.hpp>
#include <stdexcept>

#include "wire/json.hpp"

namespace livechat::customer::inline v0 {

namespace {

namespace json = wire::json;

std::optional<json::value> member_of(const json::value& object, std::string_view name) {
  if (object.kind() != json::kind::object) return std::nullopt;
  std::optional<json::value> last;  // of several members with one name, the last one counts
  auto members = object.items();
  while (const auto member = members.next()) {
    if (member->key == name) last = member->value;
  }
  return last;
}

void write_value(json::writer& out, const property_value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return out.boolean(*flag);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return out.integer(*number);
  out.string(std::get<std::string>(value));
}

/// Copies the members of `object`, if there is one, except the one called `name`.
void copy_others(json::writer& out, const std::optional<json::value>& object, std::string_view name) {
  if (!object) return;
  auto members = object->items();
  while (const auto member = members.next()) {
    if (member->key == name) continue;
    out.key(member->key);
    out.raw(member->value.text());
  }
}

std::optional<json::value> checked_object(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto wrong = json::check(text)) throw std::invalid_argument("properties: not JSON: " + *wrong);
  json::value all(text);
  if (all.kind() != json::kind::object) throw std::invalid_argument("properties: not a JSON object");
  return all;
}

}  // namespace

properties& properties::set(std::string_view name_space, std::string_view name, const property_value& value) {
  const auto all = checked_object(text());
  const auto inner = all ? member_of(*all, name_space) : std::nullopt;
  if (inner && inner->kind() != json::kind::object) {
    throw std::invalid_argument("properties: a namespace holds an object of names and values");
  }
  std::string changed;
  json::writer out(changed);
  out.begin_object();
  copy_others(out, all, name_space);
  out.key(name_space);
  out.begin_object();
  copy_others(out, inner, name);
  out.key(name);
  write_value(out, value);
  out.end_object();
  out.end_object();
  return *this = properties(std::move(changed));
}

std::optional<property_value> properties::get(std::string_view name_space, std::string_view name) const {
  if (empty() || json::check(text())) return std::nullopt;
  const auto inner = member_of(json::value(text()), name_space);
  const auto found = inner ? member_of(*inner, name) : std::nullopt;
  if (!found) return std::nullopt;
  if (found->kind() == json::kind::boolean) return property_value(found->boolean());
  if (found->kind() == json::kind::string) return property_value(found->string());
  if (found->kind() != json::kind::number) return std::nullopt;
  const auto number = found->integer();
  return number ? std::optional<property_value>(*number) : std::nullopt;
}

}  // namespace livechat::customer::inline v0
