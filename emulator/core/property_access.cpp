// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/property_access.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <livechat/customer/structures/default_properties.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "emulator/core/property_tree.hpp"
#include "emulator/core/refusal.hpp"
#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;
using customer::default_properties;
using customer::default_property;
using customer::property_access;
using customer::property_type;
using customer::server_errc;
using customer::server_error;

const default_property* find(std::string_view name_space, std::string_view name) {
  const auto is_it = [&](const auto& one) { return one.name_space == name_space && one.name == name; };
  const auto found = std::find_if(default_properties.begin(), default_properties.end(), is_it);
  return found == default_properties.end() ? nullptr : &*found;
}

bool is_predefined(std::string_view name_space) {
  return std::any_of(default_properties.begin(), default_properties.end(),
                     [name_space](const auto& one) { return one.name_space == name_space; });
}

property_access access_in(const default_property& what, property_place place) {
  switch (place) {
    case property_place::chat:
      return what.in_chat;
    case property_place::thread:
      return what.in_thread;
    case property_place::event:
      return what.in_event;
  }
  return property_access::none;
}

bool may_write(property_access access) {
  return access == property_access::write || access == property_access::read_write;
}

bool may_read(property_access access) {
  return access == property_access::read || access == property_access::read_write;
}

bool is_of(property_type type, const json::value& value) {
  switch (type) {
    case property_type::boolean:
      return value.kind() == json::kind::boolean;
    case property_type::integer: {
      if (value.kind() != json::kind::number) return false;
      const auto number = value.integer();
      return number && *number >= std::numeric_limits<std::int32_t>::min() &&
             *number <= std::numeric_limits<std::int32_t>::max();
    }
    case property_type::string:
    case property_type::tokenized_string:
      return value.kind() == json::kind::string;
  }
  return false;
}

bool is_listed(const default_property& what, const json::value& value) {
  if (what.values.front().empty()) return true;
  const std::string text = value.kind() == json::kind::string ? value.string() : std::string(value.text());
  return std::find(what.values.begin(), what.values.end(), text) != what.values.end();
}

std::string path(std::string_view name_space, std::string_view name) {
  return "properties." + printable(name_space) + "." + printable(name);
}

std::optional<server_error> name_problem(std::string_view name_space, std::string_view name, property_place place) {
  if (!is_predefined(name_space)) return std::nullopt;
  const default_property* known = find(name_space, name);
  if (known == nullptr) return refusal(server_errc::validation, path(name_space, name) + ": no such property");
  if (may_write(access_in(*known, place))) return std::nullopt;
  return refusal(server_errc::authorization, path(name_space, name) + ": customers may not write it here");
}

std::optional<server_error> value_problem(std::string_view name_space, const json::item& property,
                                          property_place place) {
  if (auto wrong = name_problem(name_space, property.key, place)) return wrong;
  const default_property* known = find(name_space, property.key);
  if (known == nullptr || (is_of(known->type, property.value) && is_listed(*known, property.value))) {
    return std::nullopt;
  }
  const std::string expected(customer::word_of(known->type));
  return refusal(server_errc::validation, path(name_space, property.key) + ": not a value of this " + expected);
}

/// Calls `look(namespace, property)` for each property.
template <class Look>
void for_each_property(const customer::properties& what, const Look& look) {
  if (what.empty()) return;
  auto namespaces = json::value(what.text()).items();
  while (const auto one = namespaces.next()) {
    const std::string name_space(one->key);
    auto members = one->value.items();
    while (const auto member = members.next()) look(name_space, *member);
  }
}

}  // namespace

std::optional<server_error> write_problem(const customer::properties& what, property_place place) {
  std::optional<server_error> first;
  for_each_property(what, [&](const std::string& name_space, const json::item& property) {
    if (!first) first = value_problem(name_space, property, place);
  });
  return first;
}

std::optional<server_error> delete_problem(const customer::properties_to_delete& what, property_place place) {
  for (const auto& [name_space, names] : what) {
    for (const auto& name : names) {
      if (auto wrong = name_problem(name_space, name, place)) return wrong;
    }
  }
  return std::nullopt;
}

bool says_nothing(const customer::properties& what) {
  bool is_empty = true;
  for_each_property(what, [&](const std::string&, const json::item&) { is_empty = false; });
  return is_empty;
}

bool says_nothing(const customer::properties_to_delete& what) {
  return std::all_of(what.begin(), what.end(), [](const auto& one) { return one.second.empty(); });
}

customer::properties readable(customer::properties what, property_place place) {
  customer::properties_to_delete hidden;
  for_each_property(what, [&](const std::string& name_space, const json::item& property) {
    const default_property* known = find(name_space, property.key);
    if (known != nullptr && !may_read(access_in(*known, place))) hidden[name_space].emplace_back(property.key);
  });
  if (!hidden.empty()) static_cast<void>(erase(what, hidden));
  return what;
}

}  // namespace livechat::emulator::core
