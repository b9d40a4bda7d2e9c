// SPDX-License-Identifier: Apache-2.0
#include "wire/decode.hpp"

namespace livechat::customer::wire {

bool decoder::expect(const json::value& from, json::kind wanted) {
  if (from.kind() == wanted) return true;
  problem_.text =
      "expected " + std::string(json::to_string(wanted)) + ", found " + std::string(json::to_string(from.kind()));
  return false;
}

bool decoder::missing(std::string_view name) {
  problem_.enter(name);
  problem_.text = "missing";
  return false;
}

bool decoder::read_type(const json::value& from, std::string& type) {
  auto members = from.items();
  while (const auto member = members.next()) {
    if (member->key != "type") continue;
    if (read(member->value, type)) return true;
    problem_.enter("type");
    return false;
  }
  return missing("type");
}

bool decoder::read(const json::value& from, std::string& to) {
  if (!expect(from, json::kind::string)) return false;
  to = from.string();
  return true;
}

bool decoder::read(const json::value& from, secret& to) {
  std::string text;
  if (!read(from, text)) return false;
  to = secret(std::move(text));
  return true;
}

bool decoder::read(const json::value& from, timestamp& to) {
  std::string text;
  if (!read(from, text)) return false;
  to = timestamp(std::move(text));
  return true;
}

bool decoder::read(const json::value& from, json_text& to) {
  to = json_text(from.text());
  return true;
}

bool decoder::read(const json::value& from, bool& to) {
  if (!expect(from, json::kind::boolean)) return false;
  to = from.boolean();
  return true;
}

bool decoder::read(const json::value& from, std::int64_t& to) {
  if (!expect(from, json::kind::number)) return false;
  const auto number = from.integer();
  if (!number) {
    problem_.text = "not a whole number within 64 bit";
    return false;
  }
  to = *number;
  return true;
}

bool decoder::read(const json::value& from, double& to) {
  if (!expect(from, json::kind::number)) return false;
  const auto number = from.real();
  if (!number) {
    problem_.text = "out of the range of a double";
    return false;
  }
  to = *number;
  return true;
}

bool decoder::read(const json::value& from, std::map<std::string, std::string>& to) {
  if (!expect(from, json::kind::object)) return false;
  auto members = from.items();
  for (std::size_t at = 0; const auto member = members.next(); ++at) {
    std::string text;
    if (!read(member->value, text)) {
      // By its place: the key is the other side's text, and a problem's words end up in `what()`.
      problem_.enter("[" + std::to_string(at) + "]");
      return false;
    }
    to.insert_or_assign(std::string(member->key), std::move(text));
  }
  return true;
}

}  // namespace livechat::customer::wire
