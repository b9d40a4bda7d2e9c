// SPDX-License-Identifier: Apache-2.0
#include "wire/redaction.hpp"

#include <algorithm>
#include <array>

#include "wire/json.hpp"

namespace livechat::customer::wire {

namespace {

/// Members that let somebody be somebody else. Source: Customer authorization; RTM API reference v3.6, Login.
constexpr std::array<std::string_view, 7> secret_names = {
    "token", "access_token", "code", "code_verifier", "identity_transfer_token", "refresh_token", "authorization"};

bool is_secret(std::string_view name) {
  return std::find(secret_names.begin(), secret_names.end(), name) != secret_names.end();
}

void copy(json::writer& to, const json::value& from) {
  if (from.kind() != json::kind::object && from.kind() != json::kind::array) return to.raw(from.text());
  const bool is_object = from.kind() == json::kind::object;
  is_object ? to.begin_object() : to.begin_array();
  auto items = from.items();
  while (const auto item = items.next()) {
    if (is_object) to.key(item->key);
    if (is_object && is_secret(item->key)) {
      to.string("***");
    } else {
      copy(to, item->value);
    }
  }
  is_object ? to.end_object() : to.end_array();
}

std::string length_of(std::string_view text) { return std::to_string(text.size()) + " bytes"; }

void copy_around_payload(json::writer& to, const json::value& frame) {
  to.begin_object();
  auto members = frame.items();
  while (const auto member = members.next()) {
    to.key(member->key);
    const auto kind = member->value.kind();
    if (kind == json::kind::object || kind == json::kind::array || member->key == "payload") {
      to.string(length_of(member->value.text()));
    } else if (is_secret(member->key)) {
      to.string("***");
    } else {
      to.raw(member->value.text());
    }
  }
  to.end_object();
}

}  // namespace

std::string redacted(std::string_view frame, trace_detail detail) {
  std::string out;
  json::writer to(out);
  if (json::check(frame) || json::value(frame).kind() != json::kind::object) {
    to.string(length_of(frame) + " that are no JSON object");
    return out;
  }
  switch (detail) {
    case trace_detail::frames:
      copy_around_payload(to, json::value(frame));
      break;
    case trace_detail::payloads:
      copy(to, json::value(frame));
      break;
  }
  return out;
}

}  // namespace livechat::customer::wire
