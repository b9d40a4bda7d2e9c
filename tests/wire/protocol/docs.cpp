// SPDX-License-Identifier: Apache-2.0
#include "wire/protocol/docs.hpp"

#include <doctest/doctest.h>

#include <map>

#include "support/file_content.hpp"
#include "wire/json.hpp"

namespace livechat::customer::wire::test {

docs docs::file(const std::string& name) {
  static std::map<std::string, std::string> contents;
  auto& text = contents[name];
  if (text.empty()) {
    text = livechat::test::content_of(extract / name);
    REQUIRE_FALSE(wire::json::check(text).has_value());
  }
  return docs(text);
}

std::string docs::string() const { return is_there() ? wire::json::value(text_).string() : std::string(); }

docs docs::operator[](std::string_view key) const {
  for (const auto& [name, value] : members()) {
    if (name == key) return value;
  }
  return {};
}

std::vector<docs> docs::elements() const {
  std::vector<docs> out;
  for (const auto& [name, value] : members()) out.push_back(value);
  return out;
}

std::vector<std::pair<std::string, docs>> docs::members() const {
  std::vector<std::pair<std::string, docs>> out;
  if (!is_there()) return out;
  auto items = wire::json::value(text_).items();
  while (const auto item = items.next()) out.emplace_back(std::string(item->key), docs(item->value.text()));
  return out;
}

std::vector<std::string> docs::strings() const {
  std::vector<std::string> out;
  for (const docs& one : elements()) out.push_back(one.string());
  return out;
}

}  // namespace livechat::customer::wire::test
