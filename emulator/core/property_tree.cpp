// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/property_tree.hpp"

#include <map>
#include <string>
#include <string_view>

#include "emulator/core/limits.hpp"
#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;

using names = std::map<std::string, std::string, std::less<>>;  // name to JSON text
using tree = std::map<std::string, names, std::less<>>;         // by namespace

tree parsed(const customer::properties& from) {
  tree out;
  if (from.empty()) return out;
  auto namespaces = json::value(from.text()).items();
  while (const auto one = namespaces.next()) {
    names& inside = out[std::string(one->key)];
    auto members = one->value.items();
    while (const auto member = members.next()) inside.insert_or_assign(std::string(member->key), member->value.text());
  }
  return out;
}

customer::properties text_of(const tree& from) {
  if (from.empty()) return {};
  std::string text;
  json::writer out(text);
  out.begin_object();
  for (const auto& [name_space, inside] : from) {
    out.key(name_space);
    out.begin_object();
    for (const auto& [name, value] : inside) {
      out.key(name);
      out.raw(value);
    }
    out.end_object();
  }
  out.end_object();
  return customer::properties(std::move(text));
}

}  // namespace

customer::properties merge(customer::properties& into, const customer::properties& changes) {
  tree all = parsed(into);
  tree changed;
  for (auto& [name_space, inside] : parsed(changes)) {
    names& there = all[name_space];
    for (const auto& [name, value] : inside) {
      const auto found = there.find(name);
      if (found != there.end() && found->second == value) continue;
      there.insert_or_assign(name, value);
      changed[name_space].insert_or_assign(name, value);
    }
  }
  into = text_of(all);
  return text_of(changed);
}

bool is_too_much(const customer::properties& there, const customer::properties& more) {
  return there.text().size() + more.text().size() > limits::property_bytes;
}

customer::properties_to_delete erase(customer::properties& from, const customer::properties_to_delete& names) {
  tree all = parsed(from);
  customer::properties_to_delete gone;
  for (const auto& [name_space, listed] : names) {
    const auto there = all.find(name_space);
    if (there == all.end()) continue;
    for (const auto& name : listed) {
      if (there->second.erase(name) != 0) gone[name_space].push_back(name);
    }
    if (there->second.empty()) all.erase(there);
  }
  from = text_of(all);
  return gone;
}

}  // namespace livechat::emulator::core
