// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/event_stamp.hpp"

#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;

bool is_stamped(std::string_view member) {
  return member == "id" || member == "created_at" || member == "author_id" || member == "properties";
}

std::string stamped(const std::string& raw, const customer::event_header& header) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  out.key("id");
  out.string(header.id);
  out.key("created_at");
  out.string(header.created_at.text());
  if (!header.author_id.empty()) {
    out.key("author_id");
    out.string(header.author_id);
  }
  if (!header.properties.empty()) {
    out.key("properties");
    out.raw(header.properties.text());
  }
  auto members = json::value(raw).items();
  while (const auto member = members.next()) {
    if (is_stamped(member->key)) continue;
    out.key(member->key);
    out.raw(member->value.text());
  }
  out.end_object();
  return text;
}

}  // namespace

void put(const event_stamp& stamp, customer::event& on) {
  auto& header = on.header();
  header.id = stamp.id;
  header.created_at = stamp.created_at;
  header.author_id = stamp.author_id;
  put_header_into_raw(on);
}

void put_header_into_raw(customer::event& on) {
  auto* unknown = std::get_if<customer::unknown_event>(&on.value());
  if (unknown != nullptr) unknown->raw = stamped(unknown->raw.text(), *unknown);
}

}  // namespace livechat::emulator::core
