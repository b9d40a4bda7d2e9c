// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/timestamp.hpp>
#include <string>
#include <string_view>

namespace livechat::emulator::core {

/// What the service gives to an event that it takes.
struct event_stamp {
  std::string id;
  customer::timestamp created_at;
  std::string author_id;
};

/// Puts the stamp on an event, over whatever the sender put there. Events without a struct keep the JSON that they came
/// in, with the stamp's members in front.
void put(const event_stamp& stamp, customer::event& on);

/// To be called when the header of an event without a struct was changed: its JSON says the same then.
void put_header_into_raw(customer::event& on);

}  // namespace livechat::emulator::core
