// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/customer_visit.hpp"

#include <utility>

namespace livechat::emulator::core {

bool visit_page(customer_record& who, const license& by, customer::customer_page page) {
  const auto group_id = by.group_of_page(page.url.value_or("")).value_or(who.login_group_id);
  who.page = std::move(page);
  who.is_page_active = true;
  ++who.counts.page_views;
  return std::exchange(who.group_id, group_id) != group_id;
}

void note_browser(customer_record& who, const upgrade_request& from) {
  if (from.user_agent) who.user_agent = from.user_agent;
  if (from.referrer) who.referrer = from.referrer;
}

void end_visit(customer_record& who) { who.fields.session_fields = {}; }

}  // namespace livechat::emulator::core
