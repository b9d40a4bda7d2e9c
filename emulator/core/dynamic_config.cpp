// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/dynamic_config.hpp"

#include <string>
#include <utility>

#include "wire/json.hpp"

namespace livechat::emulator::core {

namespace {

namespace json = customer::wire::json;

/// A group with a queue takes chats, so it counts.
void write_online_groups(json::writer& out, const license& by) {
  out.begin_array();
  for (const auto& group : by.groups) {
    if (group.availability != customer::group_availability::offline) out.integer(group.id);
  }
  out.end_array();
}

}  // namespace

customer::json_text dynamic_config(const license& by, std::int64_t group_id) {
  std::string text;
  json::writer out(text);
  out.begin_object();
  out.key("online_groups_ids");
  write_online_groups(out, by);
  out.key("customer_groups");
  out.begin_object();
  out.key("monitoring");
  out.begin_object();
  out.key("id");
  out.integer(group_id);
  out.end_object();
  out.end_object();
  out.end_object();
  return customer::json_text(std::move(text));
}

}  // namespace livechat::emulator::core
