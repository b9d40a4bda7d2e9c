// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/as_of.hpp"

namespace livechat::emulator::core {

template bool is_newer(const customer::event&, customer::api_version);
template void cut_to(customer::api_version, customer::event&);
template void cut_to(customer::api_version, customer::user&);
template void cut_to(customer::api_version, customer::thread&);
template void cut_to(customer::api_version, customer::chat&);
template void cut_to(customer::api_version, customer::chat_summary&);

}  // namespace livechat::emulator::core
