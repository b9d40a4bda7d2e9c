// SPDX-License-Identifier: Apache-2.0
#include "payload_fields.hpp"

#include <cstddef>
#include <map>
#include <string_view>

#include "failure.hpp"
#include "json.hpp"
#include "printable.hpp"

namespace lc_rtm {

namespace {

/// What is deeper than this is refused by the service anyway, and by our own stack.
constexpr std::size_t max_depth = 64;

[[noreturn]] void refuse(const std::string& field, const std::string& why) {
  throw failure(exit_code::usage,
                "-f " + one_line(field) + ": " + why + "; write -f key=value or -f outer.inner=value");
}

/// Either a value, or an object with members.
struct node {
  std::string value;
  std::map<std::string, node, std::less<>> members;
};

node& member_of(node& object, std::string_view path, const std::string& field) {
  node* at = &object;
  for (std::size_t depth = 0; !path.empty(); ++depth) {
    const auto dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    if (key.empty() || dot == path.size() - 1) refuse(field, "a name is empty");
    if (depth == max_depth) refuse(field, "too many levels");
    if (!at->value.empty()) refuse(field, "this is a value and an object at the same time");
    at = &at->members[std::string(key)];
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  }
  return *at;
}

void add(node& object, const std::string& field) {
  const auto equals = field.find('=');
  if (equals == std::string::npos || equals == 0) refuse(field, "no key=value");
  const std::string value = field.substr(equals + 1);
  node& at = member_of(object, std::string_view(field).substr(0, equals), field);
  if (!at.value.empty()) refuse(field, "named twice");
  if (!at.members.empty()) refuse(field, "this is a value and an object at the same time");
  at.value = json::is_value(value) ? value : json::quoted(value);
}

std::string text_of(const node& object) {
  if (!object.value.empty()) return object.value;
  std::string out;
  for (const auto& [key, member] : object.members) {
    out += (out.empty() ? "{" : ",") + json::quoted(key) + ":" + text_of(member);
  }
  return out.empty() ? "{}" : out + "}";
}

}  // namespace

std::string payload_of(const std::vector<std::string>& fields) {
  node object;
  for (const auto& field : fields) add(object, field);
  return text_of(object);
}

}  // namespace lc_rtm
