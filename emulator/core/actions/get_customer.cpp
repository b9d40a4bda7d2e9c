// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/actions.hpp"
#include "emulator/core/customer_view.hpp"

namespace livechat::emulator::core::actions {

/// Question A24: `omnichannel` too is there only when it was set. The sample has no `statistics`; they are here because
/// the vendor's JavaScript SDK (4.0.2) throws without them.
void get_customer(exchange& call, const customer::get_customer&) {
  const customer_record& who = call.customer();
  customer::get_customer::response out;
  out.id = who.id;
  out.name = who.fields.name;
  out.email = who.fields.email;
  out.avatar = who.fields.avatar;
  out.phone_number = who.fields.phone_number;
  out.session_fields = who.fields.session_fields;
  out.omnichannel = who.fields.omnichannel;
  out.address = who.fields.address;
  out.statistics = statistics(who);
  call.answer(out);
}

}  // namespace livechat::emulator::core::actions
