// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/as_of.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "wire/encode.hpp"
#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;

/// The members of a rich message of 3.6 under the names of 3.7.
std::string in_shape_of_3_7(const std::string& of_3_6) {
  std::string text;
  json::writer out(text);
  bool has_visibility = false;
  bool has_elements = false;
  out.begin_object();
  auto members = json::value(of_3_6).items();
  while (const auto member = members.next()) {
    const bool is_visibility = member->key == "recipients";
    has_visibility = has_visibility || is_visibility;
    has_elements = has_elements || member->key == "elements";
    out.key(is_visibility ? "visibility" : member->key);
    out.raw(member->value.text());
  }
  if (!has_visibility) {
    out.key("visibility");
    out.string("all");
  }
  if (!has_elements) {
    out.key("elements");
    out.raw("[]");
  }
  out.end_object();
  return text;
}

}  // namespace

void put_into_shape_of_3_7(customer::event& value) {
  const auto* rich = value.as<customer::rich_message>();
  if (rich == nullptr) return;
  std::string of_3_6;
  json::writer out(of_3_6);
  customer::wire::write(out, value);
  customer::unknown_event shown(std::string(customer::rich_message::type), in_shape_of_3_7(of_3_6));
  static_cast<customer::event_header&>(shown) = static_cast<const customer::event_header&>(*rich);
  value.value() = std::move(shown);
}

bool has_newer_word(const customer::event& value, customer::api_version version) {
  const auto* rich = value.as<customer::rich_message>();
  if (rich == nullptr) return false;
  const auto& known = customer::words<customer::rich_message_template>;
  return std::any_of(std::begin(known), std::end(known),
                     [&](const auto& one) { return one.word == rich->template_id.text() && one.since > version; });
}

customer::incoming_multicast multicast_of(const customer::groups_status_updated& push) {
  return customer::incoming_multicast(customer::json_text(customer::wire::encode(push)));
}

template bool is_newer(const customer::event&, customer::api_version);
template void cut_to(customer::api_version, customer::event&);
template void cut_to(customer::api_version, customer::user&);
template void cut_to(customer::api_version, customer::thread&);
template void cut_to(customer::api_version, customer::chat&);
template void cut_to(customer::api_version, customer::chat_summary&);

}  // namespace livechat::emulator::core
