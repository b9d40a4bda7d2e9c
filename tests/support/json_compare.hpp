// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "wire/json.hpp"

/// Comparing JSON as values: the order of members, white space and escapes do not count.
namespace livechat::customer::wire::test {

using names = std::set<std::string, std::less<>>;

/// The value in one form that all equal values share, without the members called one of `left_out`.
/// Numbers are compared by their text. Precondition: checked JSON.
inline std::string canonical(const json::value& value, const names& left_out = {}) {
  switch (value.kind()) {
    case json::kind::string: {
      std::string out;
      json::writer(out).string(value.string());
      return out;
    }
    case json::kind::array: {
      std::string out = "[";
      auto items = value.items();
      while (const auto item = items.next()) out += canonical(item->value, left_out) + ",";
      return out + "]";
    }
    case json::kind::object: {
      std::map<std::string, std::string> members;
      auto items = value.items();
      while (const auto item = items.next()) {
        if (left_out.contains(item->key)) continue;
        std::string key(item->key);
        members[std::move(key)] = canonical(item->value, left_out);
      }
      std::string out = "{";
      for (const auto& [key, text] : members) {
        json::writer(out).string(key);
        out += ":" + text + ",";
      }
      return out + "}";
    }
    case json::kind::null:
    case json::kind::boolean:
    case json::kind::number:
      break;
  }
  return std::string(value.text());
}

inline std::string canonical(std::string_view text, const names& left_out = {}) {
  return canonical(json::value(text), left_out);
}

}  // namespace livechat::customer::wire::test
