// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/customer_view.hpp"

#include <cstdint>

namespace livechat::emulator::core {

customer::customer_statistics statistics(const customer_record& who) {
  customer::customer_statistics out;
  out.chats_count = static_cast<std::int64_t>(who.chat_ids.size());
  out.threads_count = who.counts.threads;
  out.visits_count = who.counts.visits;
  out.page_views_count = who.counts.page_views;
  out.greetings_shown_count = who.counts.greetings_shown;
  out.greetings_accepted_count = who.counts.greetings_accepted;
  return out;
}

}  // namespace livechat::emulator::core
