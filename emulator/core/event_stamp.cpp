// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/event_stamp.hpp"

#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;

bool is_stamped(std::string_view member) { return member == "id" || member == "created_at" || member == "author_id"; }

std::string stamped(const std::string& raw, const event_stamp& stamp) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  out.key("id");
  out.string(stamp.id);
  out.key("created_at");
  out.string(stamp.created_at.text());
  out.key("author_id");
  out.string(stamp.author_id);
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
  auto* unknown = std::get_if<customer::unknown_event>(&on.value());
  if (unknown != nullptr) unknown->raw = stamped(unknown->raw.text(), stamp);
}

}  // namespace livechat::emulator::core
