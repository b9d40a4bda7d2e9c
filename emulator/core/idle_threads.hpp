// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/core/agenda.hpp"
#include "emulator/core/chat_record.hpp"
#include "machine/instant.hpp"

namespace livechat::emulator::core {

/// Threads close by themselves when nothing happens in them. Source: messaging overview.
class idle_threads {
 public:
  /// `limit`: 0 leaves them open for ever.
  idle_threads(machine::duration limit, agenda& when) : limit_(limit), when_(when) {}

  /// A thread was opened, or got an event.
  void something_happened(machine::instant now, chat_record& chat) {
    when_.remove(chat.closes);
    if (limit_ > machine::duration(0) && chat.is_active()) chat.closes = when_.add(now + limit_, thread_idle{chat.id});
  }

  void thread_closed(chat_record& chat) { when_.remove(chat.closes); }

 private:
  machine::duration limit_;
  agenda& when_;
};

}  // namespace livechat::emulator::core
